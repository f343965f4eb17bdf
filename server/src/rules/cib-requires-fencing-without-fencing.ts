import { fencingOff } from '../cluster/cib-verdict.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/requires-fencing-without-fencing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource requires fencing or unfencing, but cannot have it.',
      why: 'crm_verify warns: where fencing is off, fencing is required in vain and unfencing is not done. A fencing device itself cannot wait for unfencing.',
      fix: 'Switch fencing on, or set requires to quorum or nothing. At a fencing device, leave requires out.',
    },
    ja: {
      what: 'リソースがフェンシングまたは unfencing を必要としていますが、それが行われません。',
      why: 'crm_verify が警告します。フェンシングが無効だと、requires="fencing" は効果がなく、unfencing も行われません。フェンシングデバイス自体は、unfencing を待つことができません。',
      fix: 'フェンシングを有効にするか、requires を quorum または nothing にします。フェンシングデバイスでは requires を書きません。',
    },
  },
  check(pacemaker, report) {
    if (!writesMeta(pacemaker, 'requires')) return;
    const off = fencingOff(pacemaker);
    const seen = new Set<number>();
    for (const resource of pacemaker.allResources) {
      const { value, at, unknown } = metaInForce(pacemaker, resource, 'requires');
      if (!at || unknown || value === undefined || seen.has(at.span.start)) continue;
      const name = resource.id?.value ?? resource.element;
      const wanted = value.toLowerCase();
      if (wanted === 'unfencing' && pacemaker.agent(resource)?.startsWith('stonith:')) {
        seen.add(at.span.start);
        report(at, {
          en: `fencing device "${name}" cannot require unfencing, so Pacemaker takes "quorum"`,
          ja: `フェンシングデバイス "${name}" の requires に unfencing は使えないため、"quorum" として扱われます`,
        });
      } else if (off && (wanted === 'fencing' || wanted === 'unfencing')) {
        seen.add(at.span.start);
        const related = [
          { ...off.at, message: { en: 'fencing is switched off here', ja: 'フェンシングはここで無効にされています' } },
        ];
        const message = {
          en: `"${name}" requires ${wanted}, but fencing is off`,
          ja: `"${name}" は ${wanted} を必要としますが、フェンシングが無効です`,
        };
        report(at, message, { related });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-requires" name="requires" value="fencing"/>
                                                           ^^^^^^^ "vip" requires fencing, but fencing is off
        </meta_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <meta_attributes id="fence-meta">
          <nvpair id="fence-requires" name="requires" value="unfencing"/>
                                                             ^^^^^^^^^ fencing device "fence" cannot require unfencing, so Pacemaker takes "quorum"
        </meta_attributes>
      </primitive>
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-requires" name="requires" value="fencing"/>
        </meta_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
