import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/serialize-symmetrical',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A Serialize order is said to be symmetrical.',
      why: 'Serialize only keeps actions from running at the same time and has no direction that could be reversed. crm_verify warns ("Ignoring symmetrical"), and the attribute has no effect.',
      fix: 'Remove symmetrical, or choose the kind Mandatory or Optional if the order of stopping matters.',
    },
    ja: {
      what: 'kind が Serialize の順序制約に symmetrical="true" が書かれています。',
      why: 'Serialize は同時に実行しないだけで、逆にする順序がありません。crm_verify が警告し（"Ignoring symmetrical"）、属性は効果がありません。',
      fix: 'symmetrical を削除します。停止の順序が必要な場合は、kind を Mandatory または Optional にします。',
    },
  },
  check({ facts }, report) {
    for (const constraint of facts.constraints) {
      if (constraint.kind !== 'order') continue;
      const { attributes, sets } = constraint;
      const symmetrical = attributes.get('symmetrical');
      if (!symmetrical || truth(symmetrical.value) !== true) continue;
      const kinds = [attributes.get('kind'), ...sets.map(set => set.attributes.get('kind'))];
      if (!kinds.some(word => word?.value.toLowerCase() === 'serialize')) continue;
      report(symmetrical.at, {
        en: 'symmetrical has no effect with kind "Serialize", which knows no direction',
        ja: 'kind が "Serialize" の順序制約には向きがないため、symmetrical は効果がありません',
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
      <primitive id="one" class="ocf" provider="heartbeat" type="Dummy"/>
      <primitive id="two" class="ocf" provider="heartbeat" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="not-at-once" first="one" then="two" kind="Serialize" symmetrical="true"/>
                                                                                       ^^^^ symmetrical has no effect with kind "Serialize", which knows no direction
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
      <primitive id="one" class="ocf" provider="heartbeat" type="Dummy"/>
      <primitive id="two" class="ocf" provider="heartbeat" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="not-at-once" first="one" then="two" kind="Serialize" symmetrical="false"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
