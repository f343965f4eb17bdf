import { agentNamed } from '../cluster/agents.ts';
import type { Place } from '../cluster/finding.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-option-unsupported',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone is promotable or globally unique, but the agent in it cannot be.',
      why: 'Only OCF agents have roles and instances that differ: of another class, crm_verify refuses a promotable clone and warns at a globally unique one. It does not know single agents: with an OCF agent that has no promote and no demote, no instance is ever promoted.',
      fix: 'Make it a plain clone, or use an agent that can be promoted.',
    },
    ja: {
      what: 'promotable または globally-unique のクローンですが、その中のエージェントは対応していません。',
      why: 'ロールやインスタンスの区別があるのは OCF のエージェントだけです。ほかのクラスの promotable クローンは crm_verify がエラーにし、globally-unique のクローンは警告します。crm_verify は個々のエージェントを調べないため、promote と demote のない OCF のエージェントは受け付けられますが、どのインスタンスも昇格しません。',
      fix: '通常のクローンにするか、昇格できるエージェントを使います。',
    },
  },
  check(pacemaker, report, model) {
    for (const clone of pacemaker.allResources) {
      if (clone.kind !== 'clone') continue;
      const members = clone.children.flatMap(c => (c.kind === 'group' ? c.children : [c]));
      const names = members.flatMap(m => pacemaker.agent(m) ?? []);
      // Pacemaker itself asks for the class only, and that for each member.
      const plain = names.find(name => !name.startsWith('ocf:'));
      const unique = plain ? metaInForce(pacemaker, clone, 'globally-unique') : undefined;
      if (plain && unique?.at && !unique.unknown && truth(unique.value) === true) {
        report(
          unique.at,
          {
            en: `globally-unique has no effect, for ${plain} can only run as an anonymous clone`,
            ja: `${plain} は匿名クローンとしてだけ動くため、globally-unique は効果がありません`,
          },
          { severity: 'warning' },
        );
      }
      const at = promotableAt(clone);
      // In a group one that can be promoted may be what the author is after.
      if (!at || names.length === 0 || (names.length < members.length && !plain)) continue;
      if (!plain && !names.every(name => agentNamed(name, model.settings.agents)?.promotable === false)) {
        continue;
      }
      const name = plain ?? names[0];
      report(
        at,
        {
          en: `${clone.element} "${clone.id?.value ?? ''}" is promotable, but ${name} has no promote and demote`,
          ja: `${clone.element} "${clone.id?.value ?? ''}" は promotable ですが、${name} に promote と demote がありません`,
        },
        plain ? { refusedBy: ['crm_verify'] } : {},
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
      <clone id="web-clone">
        <meta_attributes id="web-clone-ma">
          <nvpair id="web-clone-promotable" name="promotable" value="true"/>
                                                                     ^^^^ clone "web-clone" is promotable, but ocf:heartbeat:apache has no promote and demote
        </meta_attributes>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="web-clone">
        <meta_attributes id="web-clone-ma">
          <nvpair id="web-clone-unique" name="globally-unique" value="true"/>
                                                                      ^^^^ globally-unique has no effect, for systemd:httpd can only run as an anonymous clone
          <nvpair id="web-clone-promotable" name="promotable" value="true"/>
                                                                     ^^^^ clone "web-clone" is promotable, but systemd:httpd has no promote and demote
        </meta_attributes>
        <primitive id="web" class="systemd" type="httpd"/>
      </clone>
    </resources>
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-ma">
          <nvpair id="data-clone-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-ia">
            <nvpair id="data-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** What makes a clone promotable: the value of the meta attribute, or the element. */
function promotableAt(clone: ResourceFacts): Place | undefined {
  if (clone.element === 'master') return clone.at;
  for (const set of clone.meta) {
    if (set.hasRule) continue;
    for (const { name, value } of set.pairs) {
      if (name.value === 'promotable' && value && /^(?:true|yes|on|y|1)$/i.test(value.value)) return value.at;
    }
  }
  return undefined;
}
