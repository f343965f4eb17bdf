import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAnalysis } from '../../server/src/analysis.ts';
import { contextOf } from '../../server/src/features/context.ts';
import { type FormatOptions, format as formatOf, formatOnType, formatRange } from '../../server/src/features/format.ts';
import { walk } from '../../server/src/syntax/cursor.ts';
import { applyEdits, type Edit } from '../../server/src/text/edit.ts';
import { opened } from './helpers.ts';

const spaces: FormatOptions = { tabSize: 2, insertSpaces: true };
const tabs: FormatOptions = { tabSize: 8, insertSpaces: false };

/** The messy text becomes the tidy one, the tidy one stays, and nothing but white space changes. */
function format(messy: string, tidy: string, options = spaces): void {
  assert.equal(formatted(messy, options), tidy);
  assert.equal(formatted(tidy, options), tidy);
}

function formatted(source: string, options = spaces, name?: string): string {
  const { scenario, context, file } = opened(source, name);
  const text = scenario.files.find(f => f.name === file)?.text ?? '';
  return checked(text, formatOf(context(), options));
}

/** The selection `<|…|>` is formatted. */
function range(source: string, expected: string): void {
  const { scenario, context, offset, end } = opened(source);
  assert.equal(
    checked(scenario.files[0]?.text ?? '', formatRange(context(), { start: offset, end }, spaces)),
    expected,
  );
}

/** The character before the cursor was just typed. */
function typed(source: string, expected: string, name?: string): void {
  const { scenario, context, offset } = opened(source, name);
  const text = scenario.files[0]?.text ?? '';
  assert.equal(checked(text, formatOnType(context(), offset, text[offset - 1] as string, spaces)), expected);
}

function checked(text: string, edits: readonly Edit[]): string {
  const after = applyEdits(text, edits);
  assert.equal(withoutBlanks(after), withoutBlanks(text));
  let end = 0;
  for (const { span } of edits) {
    assert(span.start >= end, 'edits are in order and do not overlap');
    end = span.end;
  }
  return after;
}

function withoutBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}

test('DRBD: one statement per line, values of a run under each other', () => {
  format(
    'resource   r0{net{protocol C;max-buffers 8000;\tping-int   3 ;}\n\n\n\non alpha {\naddress 10.0.0.1:7788;} }',
    `resource r0 {
  net {
    protocol    C;
    max-buffers 8000;
    ping-int    3;
  }

  on alpha {
    address 10.0.0.1:7788;
  }
}
`,
  );
});

test('DRBD: comments stay where they are', () => {
  format(
    `   # head
resource r0 { # the first
    net {
#timeout 60;
        timeout 60; # 6 s
        # the next one
        max-buffers 8000;    # many
            # the end
    } # net

}
# tail   `,
    `# head
resource r0 { # the first
  net {
    #timeout 60;
    timeout     60; # 6 s
    # the next one
    max-buffers 8000; # many
    # the end
  } # net
}
# tail
`,
  );
});

test('DRBD: comments behind successive statements stand under each other', () => {
  format(
    'common { net { timeout 60; # 6 s\nping-int 10; # 10 s\n} }',
    'common {\n  net {\n    timeout  60; # 6 s\n    ping-int 10; # 10 s\n  }\n}\n',
  );
  format(
    'common { net { ping-int 10; # x\ntimeout 60; # y\nmax-buffers 80000; } }',
    'common {\n  net {\n    ping-int    10; # x\n    timeout     60; # y\n    max-buffers 80000;\n  }\n}\n',
  );
  format(
    'common { net { ping-int 10; # x\ntimeout 600; # y\n} }',
    'common {\n  net {\n    ping-int 10;  # x\n    timeout  600; # y\n  }\n}\n',
  );
});

test('DRBD: a blank line or a section ends a run', () => {
  format(
    'resource r0 {\n  device minor 1;\n  options { quorum majority; }\n  meta-disk internal;\n\n  disk /dev/a;\n}\n',
    'resource r0 {\n  device minor 1;\n  options {\n    quorum majority;\n  }\n  meta-disk internal;\n\n  disk /dev/a;\n}\n',
  );
});

test('DRBD: tabs, and the line ends of the file', () => {
  format('common {\r\n  net { timeout 60; }\r\n}', 'common {\r\n\tnet {\r\n\t\ttimeout 60;\r\n\t}\r\n}\r\n', tabs);
});

test('DRBD: statements over several lines keep their lines, unfinished ones as well', () => {
  format(
    'resource r0 {\n connection-mesh {\n hosts alpha\n bravo;\n}\n}\n',
    'resource r0 {\n  connection-mesh {\n    hosts alpha\n      bravo;\n  }\n}\n',
  );
  format(
    'common {\nnet {\ntimeout 60\nping-int 10;\n}\n}\n',
    'common {\n  net {\n    timeout 60\n    ping-int 10;\n  }\n}\n',
  );
  format('resource r0\n{\n}\n', 'resource r0 {\n}\n');
  format('common { net { } }', 'common {\n  net { }\n}\n');
});

test('DRBD: words that belong together stay together', () => {
  format(
    'resource r0 {\n on alpha {\n address ipv6 [fd00::1]:7788;\n meta-disk /dev/a[0]; } }',
    'resource r0 {\n  on alpha {\n    address   ipv6 [fd00::1]:7788;\n    meta-disk /dev/a[0];\n  }\n}\n',
  );
});

test('DRBD: a quote without its end does not spread', () => {
  format(
    'common {\n net {\nshared-secret   "half;   \n   timeout 60;\n}\n}\n',
    'common {\n  net {\n    shared-secret "half;\n    timeout 60;\n  }\n}\n',
  );
});

test('Corosync: one blank behind the colon, sections indented', () => {
  format(
    'totem{\nversion:2\n\n\n# how long\ntoken :3000\n\n}\nnodelist {\nnode {\nring0_addr:   fd00::1\n}\n}',
    'totem {\n\tversion: 2\n\n\t# how long\n\ttoken: 3000\n}\nnodelist {\n\tnode {\n\t\tring0_addr: fd00::1\n\t}\n}\n',
    tabs,
  );
});

test('Corosync: what is no plain line stays', () => {
  format(
    'totem {\ninterface { linknumber: 0 }\n: x\ntoken 3000\n  } # end\n',
    'totem {\n  interface { linknumber: 0 }\n  : x\n  token 3000\n} # end\n',
  );
});

test('Corosync: lines of a template language stay where they are', () => {
  format(
    'totem {\n<% if @a -%>\ntoken: <%= @token   %>\n    <% end -%>\n}\n',
    'totem {\n<% if @a -%>\n  token: <%= @token   %>\n    <% end -%>\n}\n',
  );
  const long = 'totem {\n<% if a\n   b -%>\ntoken:1\n}\n';
  format(long, long);
});

test('CIB: an element a line, two blanks a level, blanks within tags and text stay', () => {
  format(
    '<cib  admin_epoch="0"><configuration>\n\n\n<nodes>\n\t<node id="1"\n   uname="alpha"/> <!-- first -->\n<!-- more -->\n</nodes><resources> </resources></configuration></cib>',
    `<cib  admin_epoch="0">
  <configuration>
    <nodes>
      <node id="1"
   uname="alpha"/> <!-- first -->
      <!-- more -->
    </nodes>
    <resources> </resources>
  </configuration>
</cib>
`,
    tabs,
  );
  format(
    '<cib><configuration><crm_config>a <b/> </crm_config></configuration></cib>',
    '<cib>\n  <configuration>\n    <crm_config>a <b/> </crm_config>\n  </configuration>\n</cib>\n',
  );
  const open = '<cib>\n<configuration>\n<nodes>\n</configuration>\n</cib>\n';
  format(open, open);
});

test('a selection', () => {
  range(
    'common {\n    net {\n<|  timeout   60;\n  ping-int 3;\n|>     }\n   }\n',
    'common {\n    net {\n    timeout  60;\n    ping-int 3;\n     }\n   }\n',
  );
  // The brace goes to the line before, which is tidied with it.
  range('resource r0 {\n on alpha\n<| {\n|> }\n}\n', 'resource r0 {\n  on alpha {\n }\n}\n');
  range('totem {\nversion:2\ntok<|>en:1\n}\n', 'totem {\nversion:2\n  token: 1\n}\n');
});

test('while typing: the brace that closes a block tidies it', () => {
  typed(
    'common {\nnet {\ntimeout   60;\n max-buffers 8000; }<|>\n   startup { }\n',
    'common {\n  net {\n    timeout     60;\n    max-buffers 8000;\n  }\n   startup { }\n',
  );
  typed('totem {\n  interface {\n  linknumber:0\n    }<|>\n', 'totem {\n  interface {\n    linknumber: 0\n  }\n');
});

test('while typing: a semicolon tidies its statement and those it is aligned with', () => {
  typed(
    'common {\n  net {\n    timeout 60;\n max-buffers   8000;<|>\n  }\n   }\n',
    'common {\n  net {\n    timeout     60;\n    max-buffers 8000;\n  }\n   }\n',
  );
  typed('common { net { timeout   60;<|> } }\n', 'common { net { timeout 60; } }\n');
});

test('while typing: a new line is indented, the one before it tidied', () => {
  typed('common {\nnet {\n<|>\n}\n', 'common {\n  net {\n    \n}\n');
  typed('common {\n  net {\n<|>}\n}\n', 'common {\n  net {\n  }\n}\n');
  typed('totem {\ntoken:3000  \n<|>\n}\n', 'totem {\n  token: 3000  \n  \n}\n');
  typed('totem {\n<|>', 'totem {\n  ');
});

test('while typing in a long file: the same', () => {
  const filler = 'resource r0 {\n  net {\n    timeout 60;\n  }\n}\n'.repeat(2000);
  const section = (body: string): string => `${filler}resource r1 {\n${body}\n}\n${filler}`;
  typed(section('net {\ntimeout   60;\n}<|>'), section('  net {\n    timeout 60;\n  }'));
  typed(section('  net {\n    timeout   60;<|>\n  }'), section('  net {\n    timeout 60;\n  }'));
  typed(section('  net {\n<|>\n  }'), section('  net {\n    \n  }'));
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = process.env.QUORUMLENS_CORPUS ?? join(root, '..', 'shared', 'corpus');
const folders = [join(root, 'test/fixtures'), join(root, 'examples'), corpus];
const files = folders.filter(existsSync).flatMap(folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      entry => entry.isFile() && /(?:drbd|corosync|cib|corosync-templates)$|fixtures|examples/.test(entry.parentPath),
    )
    .map(entry => join(entry.parentPath, entry.name)),
);

test('fixtures, examples and corpus: only white space changes, and the second time nothing', t => {
  if (!existsSync(corpus)) t.diagnostic('the corpus is not there: fixtures and examples only');
  let n = 0;
  for (const path of files) {
    const name = relative(root, path);
    const text = readFileSync(path, 'utf8');
    for (const options of [spaces, tabs]) {
      const once = tidied(name, text, options);
      if (once === undefined) break;
      assert.equal(tidied(name, once, options), once, name);
      assert.deepEqual(wordsOf(name, once), wordsOf(name, text), `${name}: the same statements`);
      n++;
    }
  }
  assert(n > 20, `${n} files`);
});

test('DRBD corpus, in selections and while typing: only white space changes, and the second time nothing', () => {
  const drbd = files.filter(f => /[/]drbd[/][^/]*\.(?:res|conf)$/.test(f));
  for (const path of drbd) {
    const text = readFileSync(path, 'utf8');
    if (text.length > 20_000) continue;
    const name = relative(root, path);
    const open = (now: string) => {
      const analysis = createAnalysis();
      analysis.set(name, now, { language: 'drbd' });
      return contextOf(analysis, name) as NonNullable<ReturnType<typeof contextOf>>;
    };
    const context = open(text);
    const twice = (what: string, edits: readonly Edit[], again: (now: string) => readonly Edit[]): void => {
      const once = checked(text, edits);
      assert.equal(applyEdits(once, again(once)), once, `${name}: ${what}`);
    };
    // A few places of every file; which ones does not matter, but they are the same in every run.
    const lines = [0, ...[...text.matchAll(/\n/g)].map(m => m.index + 1)];
    for (let n = 0; n < 4; n++) {
      const first = (n * 7919 + text.length) % lines.length;
      const last = Math.min(lines.length - 1, first + 1 + n * 3);
      const span = { start: lines[first] as number, end: lines[last] as number };
      const edits = formatRange(context, span, spaces);
      const after = { start: moved(span.start, edits), end: moved(span.end, edits) };
      twice(`lines ${first + 1} to ${last}`, edits, now => formatRange(open(now), after, spaces));
    }
    const ends = [...text.matchAll(/[;}\n]/g)];
    for (let n = 0; n < 6 && ends.length > 0; n++) {
      const end = ends[(n * 104_729 + text.length) % ends.length] as RegExpExecArray;
      const offset = end.index + 1;
      const edits = formatOnType(context, offset, end[0], spaces);
      twice(`typed at ${offset}`, edits, now => formatOnType(open(now), moved(offset, edits), end[0], spaces));
    }
  }
});

/** Where an offset is after edits before it. */
function moved(offset: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const { span, newText } of edits) if (span.end <= offset) by += newText.length - (span.end - span.start);
  return offset + by;
}

test('half-typed files: only white space changes, and the second time nothing', () => {
  for (const path of files.filter(f => f.startsWith(root))) {
    const name = relative(root, path);
    const text = readFileSync(path, 'utf8').slice(0, 3000);
    for (let n = 0; n <= text.length; n += 3) {
      const once = tidied(name, text.slice(0, n), spaces);
      if (once !== undefined) assert.equal(tidied(name, once, spaces), once, `${name}, ${n} characters`);
    }
  }
});

test('half-typed files: nothing throws while typing', () => {
  for (const path of files.filter(f => f.startsWith(root))) {
    const name = relative(root, path);
    const text = readFileSync(path, 'utf8').slice(0, 1500);
    for (let n = 1; n <= text.length; n++) {
      const last = text[n - 1] as string;
      if (!/[};\n]/.test(last)) continue;
      for (const now of [text.slice(0, n), text]) {
        const analysis = createAnalysis();
        analysis.set(name, now);
        const context = contextOf(analysis, name);
        if (context) checked(now, formatOnType(context, n, last, spaces));
      }
    }
  }
});

const drbdadm = /DRBDADM_VERSION=(\S+)/.exec(
  spawnSync('drbdadm', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

test('drbdadm reads the same from a formatted file', {
  skip: drbdadm === undefined && 'drbdadm is not installed',
}, t => {
  const folder = mkdtempSync(join(tmpdir(), 'quorumlens-format-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'r.res');
  const dump = (text: string): string => {
    writeFileSync(path, text);
    const { status, stdout } = spawnSync('drbdadm', ['-c', path, 'dump'], { encoding: 'utf8', timeout: 6000 });
    return `${status}\n${status === 0 ? stdout.replace(/:\d+/g, ':N') : ''}`;
  };
  let n = 0;
  for (const file of files.filter((f, i) => /[/]drbd[/][^/]*$/.test(f) && (f.startsWith(root) || i % 4 === 0))) {
    const text = readFileSync(file, 'utf8');
    const after = tidied(relative(root, file), text, spaces);
    if (after === undefined) continue;
    assert.equal(dump(after), dump(text), file);
    n++;
  }
  t.diagnostic(`${n} files read the same by drbdadm ${drbdadm}`);
  assert(n > 0);
});

/** Keywords and values of a file in order, as its language reads them. */
function wordsOf(name: string, text: string): string[] {
  const analysis = createAnalysis();
  analysis.set(name, text, languageOption(name));
  const tree = analysis.get(name)?.tree;
  return tree ? [...walk(tree.root)].map(n => [n.kind, n.keyword.value, ...n.values.map(v => v.value)].join(' ')) : [];
}

function languageOption(name: string): { language?: string } {
  // Half of a file may look like another language's, or like none.
  const language = /corosync/.test(name) ? 'corosync' : /drbd|\.res$/.test(name) ? 'drbd' : undefined;
  return language && !name.endsWith('.md') ? { language } : {};
}

function tidied(name: string, text: string, options: FormatOptions): string | undefined {
  const analysis = createAnalysis();
  analysis.set(name, text, languageOption(name));
  const context = contextOf(analysis, name);
  if (!context) return undefined;
  return checked(text, formatOf(context, options));
}
