import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-ports-collide',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Replicas on one host want the same port.',
      why: 'Without ip-range-start every replica publishes its ports on the addresses of the host, and with network="host" it listens there directly. A second replica on the host finds the port taken (Pacemaker Explained, Bundles).',
      fix: 'Set replicas-per-host to 1, or give the replicas addresses with ip-range-start.',
    },
    ja: {
      what: '同じホストのレプリカが、同じポート番号を使います。',
      why: 'ip-range-start がないと、各レプリカのポートはホストのアドレスで公開されます。network="host" ではホスト上で直接待ち受けます。同じホストの 2 つ目のレプリカはポートを使えません（Pacemaker Explained、Bundles）。',
      fix: 'replicas-per-host を 1 にするか、ip-range-start でレプリカごとにアドレスを割り当てます。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      const perHost = bundle?.container?.attributes.get('replicas-per-host');
      if (!bundle || !perHost || !(Number(bundle.replicasPerHost) > 1) || (bundle.replicas ?? 2) < 2) continue;
      if (bundle.network?.ipRangeStart) continue;
      const port = bundle.portMappings
        .flatMap(m => m.attributes.get('port') ?? m.attributes.get('range') ?? [])
        .at(0)?.value;
      if (port === undefined) continue;
      report(perHost.at, {
        en: `${perHost.value} replicas of "${nameOf(resource)}" on one host cannot share port ${port} (use ip-range-start)`,
        ja: `同じホストで "${nameOf(resource)}" の ${perHost.value} 個のレプリカがポート番号 ${port} を共有することはできません（ip-range-start を使います）`,
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
      <bundle id="web">
        <docker image="httpd" replicas="2" replicas-per-host="2" network="host"/>
                                                              ^ 2 replicas of "web" on one host cannot share port 80 (use ip-range-start)
        <network>
          <port-mapping id="web-port" port="80"/>
        </network>
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
        <docker image="httpd" replicas="2" replicas-per-host="2"/>
        <network ip-range-start="10.0.0.100">
          <port-mapping id="web-port" port="80"/>
        </network>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
