// Reporter of `node --test` for a large suite: a line per file, failures in full, what tests print; last a line that
// test/run.mjs adds up.
import path from 'node:path';
import { inspect } from 'node:util';

export default async function* tally(source) {
  const total = { passed: 0, failed: 0, skipped: [] };
  const names = [];
  let file;
  let count = 0;
  const fileDone = () => (count ? `  ${path.relative('.', file)}: ${count} passed\n` : '');

  for await (const { type, data } of source) {
    if (data.file && data.file !== file && (type === 'test:pass' || type === 'test:fail')) {
      yield fileDone();
      file = data.file;
      count = 0;
    }
    if (type === 'test:start') {
      names.length = data.nesting;
      names.push(data.name);
    } else if (type === 'test:pass' && data.details.type !== 'suite') {
      const reason = data.skip ?? data.todo;
      if (reason === undefined || reason === false) {
        total.passed++;
        count++;
      } else {
        total.skipped.push({
          name: `${path.relative('.', data.file ?? '')}: ${title(data)}`,
          reason: typeof reason === 'string' ? reason : 'no reason given',
        });
      }
    } else if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
      total.failed++;
      const { error } = data.details;
      const place = `${path.relative('.', data.file ?? '')}${data.line ? `:${data.line}` : ''}`;
      yield `\n✖ ${title(data)} (${place})\n${indent(inspect(error?.cause ?? error, { breakLength: 120 }))}\n\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    } else if (type === 'test:diagnostic' && data.file) {
      yield `  ${data.message}\n`;
    }
  }
  yield fileDone();
  yield `##tally ${JSON.stringify(total)}\n`;

  function title({ name, nesting }) {
    return [...names.slice(0, nesting), name].join(' > ');
  }
}

const indent = text => text.replace(/^/gm, '    ');
