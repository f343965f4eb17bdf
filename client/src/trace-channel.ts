import type { LogOutputChannel } from 'vscode';

/**
 * The output channel for traces of the protocol, without the texts in it: a traced document would carry its
 * `shared-secret` and passwords into a log that people attach to bug reports.
 */
export function traceChannel(output: LogOutputChannel): LogOutputChannel {
  return new Proxy(output, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return key === 'trace' || key === 'append' || key === 'appendLine'
        ? (message: string, ...rest: unknown[]) => value.call(target, withoutTexts(message), ...rest.map(withoutTexts))
        : value.bind(target);
    },
  });
}

/** Replaces the strings under keys that carry contents of files in traced JSON. */
function withoutTexts(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/("(?:text|newText|base64|value|insertText)"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1"…"');
}
