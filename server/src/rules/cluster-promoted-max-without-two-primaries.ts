import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { managedDrbd, promotedMax } from '../cluster/managed-drbd.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/promoted-max-without-two-primaries',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'Pacemaker shall promote two nodes, but DRBD allows one primary.',
      why: 'ocf:linbit:drbd refuses to start and to promote when promoted-max is above 1 and allow-two-primaries is not set (source of the agent in drbd-utils).',
      fix: 'Set promoted-max to 1, or allow-two-primaries with fencing for a cluster file system.',
    },
    ja: {
      what: 'Pacemaker が 2 ノードを昇格させる設定ですが、DRBD で許可されているプライマリは 1 台です。',
      why: 'promoted-max が 1 より大きく、allow-two-primaries が設定されていない場合、ocf:linbit:drbd は起動と昇格を拒否します（drbd-utils のエージェントのソース）。',
      fix: 'promoted-max を 1 にするか、クラスタファイルシステムの場合は、フェンシングとともに allow-two-primaries を設定します。',
    },
  },
  check(model, report) {
    const say = reportOnce(report);
    for (const pacemaker of model.pacemaker) {
      for (const managed of managedDrbd(pacemaker)) {
        const max = promotedMax(managed, pacemaker);
        if (!max || max.value < 2) continue;
        const found = resourcesNamed(model.drbd, managed.name.value).flatMap(r =>
          r.facts.generated ? [] : resourceScopes(r),
        );
        if (found.length === 0 || found.some(s => !s.known || s.net.get('allow-two-primaries')?.value !== 'no'))
          continue;
        const name = managed.name.value;
        const resource = found[0]?.resource;
        say(
          max.at,
          {
            en: `${max.value} nodes shall be promoted, but DRBD resource "${name}" has no allow-two-primaries, so the agent refuses`,
            ja: `${max.value} ノードを昇格させる設定ですが、DRBD リソース "${name}" に allow-two-primaries がないため、エージェントが拒否します`,
          },
          resource
            ? {
                related: [
                  {
                    ...resource.facts.name.at,
                    message: { en: `DRBD resource "${name}"`, ja: `DRBD リソース "${name}"` },
                  },
                ],
              }
            : {},
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
          <nvpair id="ms-max" name="promoted-max" value="2"/>
                                                         ^ 2 nodes shall be promoted, but DRBD resource "r0" has no allow-two-primaries, so the agent refuses
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="opts">
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
