import { builtinRules } from '../rules/builtin.ts';
import { rules } from '../rules/index.ts';
import { defaultTarget } from '../schema/release.ts';

/** package.json with the settings that follow from the tables: names of rules, profiles and released products. */
export function manifest(packageJson: string): string {
  const json = JSON.parse(packageJson);
  const settings = json.contributes.configuration.properties;
  settings['quorumlens.rules'].propertyNames = { enum: [...builtinRules, ...rules].map(rule => rule.id).sort() };
  settings['quorumlens.profiles'].items.examples = [...new Set(rules.flatMap(rule => rule.profiles ?? []))].sort();
  settings['quorumlens.targets'].properties = Object.fromEntries(
    Object.entries(defaultTarget).map(([product, release]) => [
      product,
      {
        type: 'string',
        pattern: '^\\d+(\\.\\d+)*$',
        examples: [release],
        markdownDescription: `%setting.targets.${product}%`,
      },
    ]),
  );
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
