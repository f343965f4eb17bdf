import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-port-without-effect',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A bundle maps a port although its containers use the network of the host.',
      why: 'With network="host" there is no other network to map a port from: the scheduler leaves the mapping out of the options of the container (crm_simulate 2.1.5), and the service listens on its own port.',
      fix: 'Remove the port-mapping, or the network of the host.',
    },
    ja: {
      what: 'ホストのネットワークを使うバンドルに、ポートの割り当てがあります。',
      why: 'network="host" では割り当てる別のネットワークがないため、スケジューラは port-mapping をコンテナのオプションに含めません（crm_simulate 2.1.5）。サービスは自身のポート番号を使います。',
      fix: 'port-mapping を削除するか、network="host" をやめます。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      if (bundle?.container?.attributes.get('network')?.value !== 'host') continue;
      // Ports that collide are a fault of their own.
      if ((bundle.replicasPerHost ?? 2) > 1) continue;
      for (const { at, attributes } of bundle.portMappings) {
        // A mapping of a port to itself tells the reader which port is meant.
        const port = attributes.get('port')?.value;
        const inside = attributes.get('internal-port')?.value ?? port;
        if (port === inside) continue;
        report(at, {
          en: `the port-mapping has no effect, because the containers of "${nameOf(resource)}" use the network of the host`,
          ja: `"${nameOf(resource)}" のコンテナはホストのネットワークを使うため、port-mapping は効果がありません`,
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
      <bundle id="web">
        <docker image="httpd" network="host"/>
        <network>
          <port-mapping id="web-port" port="8080" internal-port="80"/>
           ^^^^^^^^^^^^ the port-mapping has no effect, because the containers of "web" use the network of the host
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
        <docker image="httpd"/>
        <network ip-range-start="10.0.0.100">
          <port-mapping id="web-port" port="8080" internal-port="80"/>
        </network>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
