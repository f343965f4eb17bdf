import type { Place } from '../cluster/finding.ts';
import type { Section } from '../syntax/tree.ts';
import { listOf, type Text } from '../text/text.ts';
import type { Context } from './context.ts';
import { inheritedAt, operationsOfTemplate, originText } from './effective-cib.ts';
import { code } from './markdown.ts';

/** What a resource or operation of a CIB has without writing it, for its hover; empty for any other element. */
export function inheritedMarkdown(context: Context, section: Section, showPlace: (place: Place) => string): string {
  const { lang } = context;
  const lines = (inheritedAt(context, section) ?? []).map(({ name, value }) => {
    const from = originText(value.origin)[lang];
    const where = value.at ? (lang === 'en' ? `, ${showPlace(value.at)}` : `、${showPlace(value.at)}`) : '';
    return `  - ${code(name)} ${code(value.value ?? '')} — ${from}${where}${conditions(value.possible)[lang]}`;
  });
  const operations = operationsOfTemplate(context, section).map(({ operation, name, role }) =>
    code([name ?? '', operation.interval?.value ?? '', role === 'Started' ? '' : role].filter(s => s !== '').join(' ')),
  );
  const template = operationsOfTemplate(context, section)[0]?.origin;
  const blocks: string[] = [];
  if (lines.length > 0) blocks.push(`- **${inForce[lang]}**\n${lines.join('\n')}`);
  if (template) blocks.push(`- **${fromTemplate[lang]}** ${listOf(operations)[lang]} — ${originText(template)[lang]}`);
  return blocks.join('\n');
}

const inForce: Text = { en: 'Inherited values', ja: '継承した値' };
const fromTemplate: Text = { en: 'Inherited operations', ja: '継承したオペレーション' };

/** Values that hold while a rule does. */
function conditions(possible: readonly { readonly value: string }[]): Text {
  if (possible.length === 0) return { en: '', ja: '' };
  const values = listOf(possible.map(p => code(p.value)));
  return { en: ` (${values.en} while a rule holds)`, ja: `（ルールが成立する間は ${values.ja}）` };
}
