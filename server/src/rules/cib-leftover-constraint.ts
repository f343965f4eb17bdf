import { removal } from './removal.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/leftover-constraint',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint of a manual move or ban is still there.',
      why: 'crm_resource, pcs and crm leave a location constraint behind when they move or ban a resource (ids that begin with cli-prefer-, cli-ban- and cli-standby-; Pacemaker Administration, moving resources). It goes on to pin the resource to a node, or to keep it away, and a failover may have nowhere to go.',
      fix: 'Run crm_resource --clear for the resource (pcs resource clear, crm resource clear), or give the constraint an id of your own if it is meant to stay.',
    },
    ja: {
      what: '手動の移動や禁止の制約が残っています。',
      why: 'crm_resource、pcs、crm でリソースを移動または禁止すると、配置制約が残ります（id が cli-prefer-、cli-ban-、cli-standby- で始まるもの。Pacemaker Administration の「moving resources」）。リソースが特定のノードに固定または禁止されたままになり、フェイルオーバ先がなくなるおそれがあります。',
      fix: '対象のリソースに crm_resource --clear（pcs resource clear、crm resource clear）を実行します。意図した制約なら、別の id にします。',
    },
  },
  check(pacemaker, report) {
    for (const constraint of pacemaker.facts.constraints) {
      const { kind, id, uses } = constraint;
      if (kind !== 'location' || !id || !/^cli-(?:prefer|ban|standby)-/.test(id.value)) continue;
      const name = uses[0]?.id.value;
      report(
        id.at,
        {
          en: `"${id.value}" is left over from a manual ${id.value.startsWith('cli-prefer') ? 'move' : 'ban'}${name ? ` of "${name}"` : ''}`,
          ja: `"${id.value}" は、${name ? `"${name}" を` : ''}手動で${id.value.startsWith('cli-prefer') ? '移動' : '禁止'}したときの制約の消し忘れです`,
        },
        {
          fixes: [removal(constraint)],
        },
      );
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
    <constraints>
      <rsc_location id="cli-prefer-web" rsc="web" node="alpha" score="INFINITY"/>
                        ^^^^^^^^^^^^^^ "cli-prefer-web" is left over from a manual move of "web"
      <rsc_location id="cli-ban-web-on-bravo" rsc="web" node="bravo" score="-INFINITY"/>
                        ^^^^^^^^^^^^^^^^^^^^ "cli-ban-web-on-bravo" is left over from a manual ban of "web"
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="web-on-alpha" rsc="web" node="alpha" score="INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
