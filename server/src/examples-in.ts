import { createAnalysis } from './analysis.ts';
import { exampleFiles, withLabels } from './rules/example-files.ts';
import type { Explained } from './rules/page.ts';
import { readSettings } from './settings.ts';
import type { Lang } from './text/text.ts';

/** A rule whose examples speak a language: their labels are written in English, and what is found has both. */
export function examplesIn(lang: Lang): (rule: Explained) => Explained {
  return rule => {
    const { examples } = rule;
    if (lang === 'en' || !examples) return rule;
    return { ...rule, examples: { ...examples, bad: examples.bad.map(example => translated(example, rule, lang)) } };
  };
}

function translated(example: string, rule: Explained, lang: Lang): string {
  const files = exampleFiles(example, rule.id);
  const own = files.find(f => f.file.split('/').at(-1) === 'quorumlens.json');
  const analysis = createAnalysis({
    ...(own ? readSettings(own.text).settings : {}),
    ...(rule.profiles ? { profiles: rule.profiles } : {}),
  });
  for (const { file, text } of files) analysis.set(file, text);
  const messages = files.flatMap(({ file }) => analysis.findings(file)).filter(f => f.rule === rule.id);
  return withLabels(example, label => {
    const found = messages.find(({ message }) => label.endsWith(message.en));
    return found ? label.slice(0, -found.message.en.length) + found.message[lang] : label;
  });
}
