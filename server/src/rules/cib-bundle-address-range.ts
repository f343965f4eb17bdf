import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-address-range',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The addresses of a bundle are none, or run over the end of their network.',
      why: 'The replicas get consecutive addresses from ip-range-start on (Pacemaker Explained, Bundle networking). A text that is no IPv4 address gives none: an error. Behind .254 the scheduler goes on with .1 of the next network (crm_simulate 2.1.5), which the others rarely reach: a warning.',
      fix: 'Write a free IPv4 address that leaves room for all replicas below .255.',
    },
    ja: {
      what: 'バンドルのアドレスが、IPv4 アドレスではないか、ネットワークの終わりを超えます。',
      why: 'レプリカには、ip-range-start から連続したアドレスが割り当てられます（Pacemaker Explained、Bundle networking）。IPv4 アドレスでなければ割り当てられないため、エラーです。.254 の次は、次のネットワークの .1 に続き（crm_simulate 2.1.5）、通信できないことが多いため、警告です。',
      fix: 'すべてのレプリカが .254 以下に収まる、空いている IPv4 アドレスを指定します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      const start = bundle?.network?.ipRangeStart;
      if (!bundle || !start) continue;
      const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(start.value)?.slice(1).map(Number);
      if (!parts || parts.some(part => part > 255)) {
        report(start.at, {
          en: `"${start.value}" is not an IPv4 address, so the replicas of "${nameOf(resource)}" get none`,
          ja: `"${start.value}" は IPv4 アドレスではないため、"${nameOf(resource)}" のレプリカにアドレスが割り当てられません`,
        });
        continue;
      }
      const [a = 0, b = 0, c = 0, d = 0] = parts;
      const netmask = Number(bundle.network?.hostNetmask?.value ?? '32');
      const replicas = bundle.replicas ?? 1;
      // A larger network goes on behind .254.
      if (d + replicas - 1 <= 254 || netmask < 24) continue;
      report(
        start.at,
        {
          en: `${replicas} replicas from ${start.value} on run over ${a}.${b}.${c}.254 into ${a}.${b}.${c + 1}.1`,
          ja: `${start.value} から ${replicas} 個のレプリカでは、${a}.${b}.${c}.254 を超えて ${a}.${b}.${c + 1}.1 に続きます`,
        },
        { severity: 'warning' },
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
      <bundle id="web">
        <docker image="httpd" replicas="9"/>
        <network ip-range-start="10.0.0.250"/>
                                 ^^^^^^^^^^ 9 replicas from 10.0.0.250 on run over 10.0.0.254 into 10.0.1.1
      </bundle>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <bundle id="web">
        <docker image="httpd"/>
        <network ip-range-start="somewhere"/>
                                 ^^^^^^^^^ "somewhere" is not an IPv4 address, so the replicas of "web" get none
      </bundle>
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
      <bundle id="web">
        <docker image="httpd" replicas="3"/>
        <network ip-range-start="10.0.0.250"/>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
