import { levelsOf } from '../cluster/option-levels.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/operation-option-in-rsc-defaults',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option of operations stands in rsc_defaults.',
      why: 'rsc_defaults are meta attributes of resources; operations take their defaults from op_defaults (Pacemaker Explained, Operations, defaults). The value has no effect.',
      fix: 'Move it to op_defaults.',
    },
    ja: {
      what: 'オペレーションのオプションが rsc_defaults にあります。',
      why: 'rsc_defaults はリソースのメタ属性のデフォルト値です。オペレーションのデフォルト値は op_defaults に書きます（Pacemaker Explained、Operations、defaults）。この値は効果がありません。',
      fix: 'op_defaults に移します。',
    },
  },
  check({ facts }, report) {
    for (const { name } of facts.rscDefaults.flatMap(set => set.pairs)) {
      const levels = levelsOf(name.value);
      if (!levels.includes('operationMeta') || levels.includes('resourceMeta')) continue;
      report(name.at, {
        en: `${name.value} has no effect in rsc_defaults (move it to op_defaults)`,
        ja: `${name.value} は rsc_defaults では効果がありません（op_defaults に移します）`,
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-timeout" name="timeout" value="60s"/>
                                               ^^^^^^^ timeout has no effect in rsc_defaults (move it to op_defaults)
      </meta_attributes>
    </rsc_defaults>
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <op_defaults>
      <meta_attributes id="op-options">
        <nvpair id="op-options-timeout" name="timeout" value="60s"/>
      </meta_attributes>
    </op_defaults>
  </configuration>
</cib>
`,
    ],
  },
});
