import { agentNamed } from '../cluster/agents.ts';
import { roleOf } from '../cluster/operation-pairs.ts';
import { intervalOf, isSwitchedOff, operationsOf } from '../cluster/operations.ts';
import { isPromotable } from '../cluster/promotable.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/promoted-monitor-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A promotable clone has no monitor for one of its roles.',
      why: 'A monitor without a role watches the unpromoted instances only; the promoted one needs a monitor with role Promoted, and an interval of its own (Pacemaker Explained, Monitoring promotable clones). Without it nobody notices that the promoted instance has failed.',
      fix: 'Add a monitor with role="Promoted", with another interval than the others.',
    },
    ja: {
      what: 'promotable クローンに、一方のロールの monitor がありません。',
      why: 'role のない monitor は、Unpromoted のインスタンスだけを監視します。Promoted のインスタンスには、role が Promoted で interval の異なる monitor が必要です（Pacemaker Explained、Monitoring promotable clones）。ないと、Promoted のインスタンスの故障が検知されません。',
      fix: 'role="Promoted" の monitor を、ほかと異なる interval で追加します。',
    },
  },
  check(pacemaker, report, model) {
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive' || isPromotable(resource, pacemaker) !== true) continue;
      if (resource.template && !pacemaker.templates.has(resource.template.value)) continue;
      // What cannot be promoted needs no monitor for it.
      if (agentNamed(pacemaker.agent(resource) ?? '', model.settings.agents)?.promotable === false) continue;
      const operations = operationsOf(resource, pacemaker);
      const monitors = operations.filter(o => o.name?.value === 'monitor' && intervalOf(o, pacemaker) !== 0);
      const name = nameOf(resource);
      const [monitor] = monitors;
      if (!monitor) {
        // That nothing is watched is said of every resource; of DRBD both roles are missing.
        if (!resource.id || pacemaker.agent(resource) !== 'ocf:linbit:drbd') continue;
        report(resource.id.at, {
          en: `"${name}" has no monitor for the roles Promoted and Unpromoted`,
          ja: `"${name}" に、ロール Promoted と Unpromoted の monitor がありません`,
        });
        continue;
      }
      // Which one is switched off is somebody's decision.
      if (monitors.some(isSwitchedOff)) continue;
      const roles = new Set(monitors.map(roleOf));
      // A word that is no role is a fault of its own.
      if (roles.has('Promoted') || [...roles].some(role => !known.has(role))) continue;
      report((monitor.name ?? monitor).at, {
        en: `"${name}" has no monitor for the role Promoted, so its failure goes unnoticed`,
        ja: `"${name}" に、ロール Promoted の monitor がないため、故障が検知されません`,
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
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor" name="monitor" interval="10s" timeout="20s"/>
                                      ^^^^^^^ "db" has no monitor for the role Promoted, so its failure goes unnoticed
          </operations>
        </primitive>
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-meta">
          <nvpair id="data-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="data-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
                       ^^^^ "data" has no monitor for the roles Promoted and Unpromoted
          <instance_attributes id="data-params">
            <nvpair id="data-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
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
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-promoted" name="monitor" interval="10s" timeout="20s" role="Promoted"/>
            <op id="db-monitor-unpromoted" name="monitor" interval="11s" timeout="20s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

const known: ReadonlySet<string> = new Set(['Started', 'Promoted', 'Unpromoted', 'Stopped']);
