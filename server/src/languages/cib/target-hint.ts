import { grammar } from '../../../../schemas/cib/grammar.ts';
import { compareParts, firstReleaseOfSchema, releaseOfFeatureSet } from '../../../../schemas/cib/releases.ts';
import type { TargetHint } from '../language.ts';
import { attributeText, childNamed, elementName, firstElement, nextElement } from './elements.ts';
import { targetOfSchema } from './schema-choice.ts';
import type { CibTree } from './tree.ts';

/**
 * The release that a CIB speaks of. The cluster itself writes dc-version and crm_feature_set; validate-with often
 * stays behind, but a release that does not have the schema cannot be meant.
 */
export function targetHint({ scan }: CibTree): TargetHint | undefined {
  const root = childNamed(scan, -1, 'cib');
  if (root < 0) return undefined;
  const named = attributeText(scan, root, 'validate-with');
  const schema = named?.value.startsWith('pacemaker-') ? named.value.slice('pacemaker-'.length) : '';
  const oldest = schema in grammar.starts ? firstReleaseOfSchema(schema) : undefined;
  const hint = (version: string | undefined, en: string, ja: string): TargetHint | undefined =>
    version === undefined || (oldest !== undefined && compareParts(version, oldest) < 0)
      ? undefined
      : { product: 'pacemaker', version, because: { en, ja } };
  const written = dcVersion(scan, root);
  const release = written && /^\d+\.\d+\.\d+/.exec(written)?.[0];
  const featureSet = attributeText(scan, root, 'crm_feature_set')?.value ?? '';
  const ofSet = /^3(?:\.\d+){1,2}$/.test(featureSet) ? releaseOfFeatureSet(featureSet) : undefined;
  const target = targetOfSchema(schema);
  return (
    hint(release, `dc-version is ${written}`, `dc-version が ${written} のため`) ??
    hint(
      ofSet,
      `crm_feature_set is ${featureSet}, of Pacemaker ${ofSet}`,
      `crm_feature_set が ${featureSet}（Pacemaker ${ofSet}）のため`,
    ) ??
    (named && target !== undefined
      ? {
          product: 'pacemaker',
          version: target,
          because: {
            en: `validate-with is ${named.value}, a schema of Pacemaker ${target}`,
            ja: `validate-with が ${named.value}（Pacemaker ${target} のスキーマ）のため`,
          },
        }
      : undefined)
  );
}

function dcVersion(scan: CibTree['scan'], root: number): string | undefined {
  const configuration = childNamed(scan, root, 'configuration');
  const config = configuration < 0 ? -1 : childNamed(scan, configuration, 'crm_config');
  if (config < 0) return undefined;
  for (let set = firstElement(scan, config); set >= 0; set = nextElement(scan, set)) {
    for (let pair = firstElement(scan, set); pair >= 0; pair = nextElement(scan, pair)) {
      if (elementName(scan, pair) !== 'nvpair') continue;
      if (attributeText(scan, pair, 'name')?.value === 'dc-version') return attributeText(scan, pair, 'value')?.value;
    }
  }
  return undefined;
}
