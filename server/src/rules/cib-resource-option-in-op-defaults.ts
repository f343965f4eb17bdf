import { levelsOf } from '../cluster/option-levels.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/resource-option-in-op-defaults',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option of resources stands among the defaults of operations.',
      why: 'op_defaults hold what every operation gets. An option such as resource-stickiness is looked for in rsc_defaults only: crm_resource does not find it, and crm_verify says nothing.',
      fix: 'Move the option to rsc_defaults.',
    },
    ja: {
      what: 'リソースのオプションが、オペレーションのデフォルト値として設定されています。',
      why: 'op_defaults は、全オペレーションに適用される値です。resource-stickiness などのオプションは、rsc_defaults でだけ参照されます。crm_resource で見ても値はなく、crm_verify も何も報告しません。',
      fix: 'オプションを rsc_defaults に移します。',
    },
  },
  check({ facts }, report) {
    for (const { name } of facts.opDefaults.flatMap(set => set.pairs)) {
      const levels = levelsOf(name.value);
      if (!levels.includes('resourceMeta') || levels.includes('operationMeta')) continue;
      report(name.at, {
        en: `${name.value} has no effect in op_defaults (move it to rsc_defaults)`,
        ja: `${name.value} は op_defaults では効果がありません（rsc_defaults に移します）`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
    <op_defaults>
      <meta_attributes id="op-options">
        <nvpair id="op-options-stickiness" name="resource-stickiness" value="100"/>
                                                 ^^^^^^^^^^^^^^^^^^^ resource-stickiness has no effect in op_defaults (move it to rsc_defaults)
      </meta_attributes>
    </op_defaults>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-stickiness" name="resource-stickiness" value="100"/>
      </meta_attributes>
    </rsc_defaults>
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
