import { renamedProperties } from '../cluster/pacemaker-model.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/both-names-set',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option is set under its old and its new name.',
      why: 'Since Pacemaker 3.0.2 the new name counts, and the old one is read only where the new one is absent (list of options of Pacemaker 3.0.2). Whoever changes the old one later will wonder why nothing happens.',
      fix: 'Keep the new name only.',
    },
    ja: {
      what: '同じオプションが、以前の名前と新しい名前の両方で設定されています。',
      why: 'Pacemaker 3.0.2 以降では新しい名前が優先され、以前の名前は新しい名前がない場合だけ使われます（Pacemaker 3.0.2 のオプション一覧）。以前の名前の値を後で変更しても効果がありません。',
      fix: '新しい名前だけにします。',
    },
  },
  check(pacemaker, report) {
    const pairs = pacemaker.facts.properties.filter(s => !s.hasRule).flatMap(s => s.pairs);
    for (const [newer, older, since] of renamedProperties) {
      if (compareVersions(pacemaker.version, since) < 0) continue;
      const [one, other] = [newer, older].map(name => pairs.find(p => p.name.value === name));
      if (!one?.value || !other?.value) continue;
      const same = one.value.value === other.value.value;
      report(
        other.name.at,
        {
          en: `${older} has no effect, because ${newer} is set too (${one.value.value})`,
          ja: `${newer}（${one.value.value}）も設定されているため、${older} は効果がありません`,
        },
        {
          ...(same ? { severity: 'hint' as const } : {}),
          tags: ['unnecessary'],
          related: [{ ...one.name.at, message: { en: newer, ja: newer } }],
        },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-4.0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-fencing-enabled" name="fencing-enabled" value="true"/>
        <nvpair id="options-stonith-enabled" name="stonith-enabled" value="false"/>
                                                   ^^^^^^^^^^^^^^^ stonith-enabled has no effect, because fencing-enabled is set too (true)
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-4.0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-fencing-enabled" name="fencing-enabled" value="true"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
