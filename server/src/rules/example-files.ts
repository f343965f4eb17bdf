/** A file of an example, without the labels. */
export interface ExampleFile {
  readonly file: string;
  readonly text: string;
}

const fileLine = /^-- (\S.*?) --\s*$/;
const caretLine = /^[ \t]*(?:\^+|!)(?:[ \t].*)?$/;
const names: Readonly<Record<string, string>> = { drbd: 'r0.res', corosync: 'corosync.conf', cib: 'cib.xml' };

/** The files of an example of a rule, without its labels. */
export function exampleFiles(example: string, rule: string): ExampleFile[] {
  const files: { name: string; lines: string[] }[] = [];
  for (const line of example.split('\n')) {
    const header = fileLine.exec(line)?.[1];
    if (header) files.push({ name: header, lines: [] });
    else if (files.length > 0 || line.trim() !== '') {
      if (files.length === 0) files.push({ name: names[rule.split('/')[0] as string] ?? 'r0.res', lines: [] });
      if (!caretLine.test(line)) files.at(-1)?.lines.push(line);
    }
  }
  return files.map(({ name, lines }) => ({ file: name, text: lines.join('\n') }));
}

/** The example with other words in its labels. */
export function withLabels(example: string, replace: (label: string) => string): string {
  return example.replace(
    /^([ \t]*(?:\^+|!)[ \t]+)(\S.*)$/gm,
    (_, marks: string, label: string) => marks + replace(label),
  );
}
