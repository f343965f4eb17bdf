import { resourcesLike } from '../cluster/placements.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/pattern-matches-nothing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A pattern for resources matches none.',
      why: 'rsc-pattern is compared with the ids of all resources, and may match anywhere in them (Pacemaker Explained, Location constraints). A pattern without a match is accepted, and the constraint has no effect.',
      fix: 'Correct the pattern.',
    },
    ja: {
      what: 'どのリソースにも一致しないパターンです。',
      why: 'rsc-pattern はすべてのリソースの id と比較され、id の途中でも一致します（Pacemaker Explained、Location constraints）。一致するものがなくても受け入れられますが、制約は効果がありません。',
      fix: 'パターンを直します。',
    },
  },
  check(pacemaker, report) {
    if (!isWhole(pacemaker)) return;
    for (const { attributes } of pacemaker.facts.constraints) {
      const pattern = attributes.get('rsc-pattern');
      if (!pattern || resourcesLike(pattern.value, pacemaker)?.length !== 0) continue;
      report(pattern.at, {
        en: `no resource has an id that matches "${pattern.value}"`,
        ja: `"${pattern.value}" に一致する id のリソースはありません`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web1" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="webs" rsc-pattern="^wbe" node="alpha" score="100"/>
                                           ^^^^ no resource has an id that matches "^wbe"
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web1" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="webs" rsc-pattern="^web" node="alpha" score="100"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
