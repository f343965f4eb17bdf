import { roleOf } from '../cluster/operation-pairs.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stopped-monitor-on-clone',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone has a monitor for the role Stopped.',
      why: 'Such a monitor looks on the other nodes whether the resource runs where it should not. For clones it is not implemented (Pacemaker Explained, Operations, note on the role Stopped), so it never runs.',
      fix: 'Remove it.',
    },
    ja: {
      what: 'クローンに、ロール Stopped の monitor があります。',
      why: 'この monitor は、ほかのノードで余分に動作していないかを調べます。クローンでは実装されていないため（Pacemaker Explained、Operations の role の注記）、実行されません。',
      fix: '削除します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      if (!pacemaker.container(resource)) continue;
      for (const operation of resource.operations) {
        const { name, role } = operation;
        if (name?.value !== 'monitor' || !role || roleOf(operation) !== 'Stopped') continue;
        report(role.at, {
          en: `a monitor for Stopped never runs in a clone, and "${nameOf(resource)}" is in one`,
          ja: `"${nameOf(resource)}" はクローンに入っているため、Stopped の monitor は実行されません`,
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
      <clone id="web-clone">
        <primitive id="web" class="ocf" provider="heartbeat" type="apache">
          <operations>
            <op id="web-monitor" name="monitor" interval="10s"/>
            <op id="web-monitor-stopped" name="monitor" interval="60s" role="Stopped"/>
                                                                             ^^^^^^^ a monitor for Stopped never runs in a clone, and "web" is in one
          </operations>
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
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <operations>
          <op id="web-monitor" name="monitor" interval="10s"/>
          <op id="web-monitor-stopped" name="monitor" interval="60s" role="Stopped"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
