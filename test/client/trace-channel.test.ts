import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import { traceChannel } from '../../client/src/trace-channel.ts';

test('a trace shows messages without the contents of files', () => {
  const lines: unknown[] = [];
  const channel = traceChannel({
    logLevel: 1,
    trace: (...parts: unknown[]) => lines.push(...parts),
    info: (...parts: unknown[]) => lines.push(...parts),
  } as unknown as LogOutputChannel);
  const params = {
    textDocument: { uri: 'file:///etc/drbd.d/r0.res', text: 'shared-secret "a\\"b";' },
    contentChanges: [{ text: 'passwd="hidden"' }],
    result: { base64: 'c2VjcmV0' },
  };
  channel.trace("Sending notification 'textDocument/didOpen'.", `Params: ${JSON.stringify(params, null, 4)}`);
  channel.info('started');
  assert.equal(lines[0], "Sending notification 'textDocument/didOpen'.");
  assert.match(String(lines[1]), /r0\.res/);
  assert.doesNotMatch(String(lines[1]), /secret|hidden|c2VjcmV0/);
  assert.equal(lines[2], 'started');
  assert.equal(channel.logLevel, 1);
});
