import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, quorumlens } from './command.ts';

const resource = (inside = ''): string => `resource r0 {
  ${inside}
  device minor 0;
  disk /dev/vg0/r0;
  meta-disk internal;
  on alpha { node-id 0; address 10.0.1.1:7788; }
  on bravo { node-id 1; address 10.0.1.2:7788; }
}
`;

/** Findings about includes, as `severity message`. */
function about(cwd: string, ...args: string[]): string[] {
  const { out } = quorumlens(['check', '--format', 'json', ...args], { cwd });
  return JSON.parse(out)
    .diagnostics.filter((d: { rule: string }) => d.rule.startsWith('drbd/include-'))
    .map((d: { severity: string; message: string }) => `${d.severity} ${d.message}`);
}

test('a file that an include or a template-file names is missing, whatever it is called', t => {
  const cwd = folderWith(t, {
    'drbd.conf': 'include "defaults.inc";\ninclude "sites";\ninclude "r0.res";\n',
    'r0.res': resource('template-file "quorum.tmpl";'),
    'sites/readme': '',
  });
  assert.deepEqual(about(cwd), [
    'error there is no file "defaults.inc"',
    'error "sites" is a folder, not a file',
    'error there is no file "quorum.tmpl"',
  ]);
  writeFileSync(join(cwd, 'defaults.inc'), 'common { }\n');
  writeFileSync(join(cwd, 'quorum.tmpl'), 'common { }\n');
  assert.deepEqual(about(cwd), ['error "sites" is a folder, not a file']);
});

test('a pattern with a folder or a link that leads nowhere among its files', t => {
  const cwd = folderWith(t, {
    'drbd.conf': `include "part.d/*";\ninclude "more.d/*.res";\ninclude "none.d/*.res";\n${resource()}`,
    'part.d/one.res': '',
    'more.d/one.res': '',
  });
  mkdirSync(join(cwd, 'part.d/two'));
  symlinkSync('gone', join(cwd, 'more.d/two.res'));
  const link = '"more.d/*.res" matches the name of a file that cannot be opened, such as a link that leads nowhere';
  assert.deepEqual(about(cwd), [
    'error "part.d/*" also matches a folder',
    `warning ${link}`,
    'info no file matches "none.d/*.res"',
  ]);
  assert.ok(about(cwd, '--target', 'drbd-utils=8.4').includes(`error ${link}`));
});

test('part of a configuration in a repository: nobody knows what lies beside it on the host', t => {
  const cwd = folderWith(t, {
    'files/drbd.conf':
      'include "drbd.d/global_common.conf";\ninclude "/etc/drbd.d/site.conf";\ninclude "/srv/*.res";\n',
    'files/r0.res': resource(),
  });
  assert.deepEqual(about(cwd), []);
});
