import { isPromotable } from '../cluster/promotable.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/role-without-effect',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint names a role of a resource that has none.',
      why: 'Only promotable clones and bundles have the roles Promoted and Unpromoted (Pacemaker Explained, Colocation). For any other resource the role is never reached: both are placed as if the constraint were not there (crm_simulate 2.1.5).',
      fix: 'Remove the role, or make the resource promotable.',
    },
    ja: {
      what: 'ロールのないリソースについて、制約がロールを指定しています。',
      why: 'ロール Promoted と Unpromoted があるのは、promotable クローンとバンドルだけです（Pacemaker Explained、Colocation）。ほかのリソースでは該当するロールにならず、制約がない場合と同じ配置になります（crm_simulate 2.1.5）。',
      fix: 'ロールを削除するか、リソースを promotable にします。',
    },
  },
  check(pacemaker, report) {
    for (const { kind, uses, sets } of pacemaker.facts.constraints) {
      if (kind === 'ticket') continue;
      for (const { id, role } of sets.length === 0 ? uses : [...uses, ...sets.flatMap(set => set.uses)]) {
        if (!role || !/^(?:promoted|unpromoted|master|slave)$/i.test(role.value)) continue;
        const resource = pacemaker.resources.get(id.value);
        if (!resource) continue;
        if (isPromotable(resource, pacemaker) !== false) continue;
        report(role.at, {
          en: `"${id.value}" is not promotable and never has the role ${role.value}, so the constraint has no effect`,
          ja: `"${id.value}" は promotable ではなく、ロール ${role.value} にならないため、制約は効果がありません`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY" with-rsc-role="Promoted"/>
                                                                                               ^^^^^^^^ "db" is not promotable and never has the role Promoted, so the constraint has no effect
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
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful"/>
      </clone>
    </resources>
    <constraints>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db-clone" score="INFINITY" with-rsc-role="Promoted"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
