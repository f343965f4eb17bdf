import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-not-reachable',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Pacemaker cannot talk to the primitive inside a bundle.',
      why: 'Each replica runs a small Pacemaker of its own, which needs an address (`ip-range-start`) or, with one replica per host, a port (`control-port`). Without either crm_verify ignores the bundle, and refuses a port that several replicas of a host would share.',
      fix: 'Add `network` with `ip-range-start`, or with `control-port` and one replica per host.',
    },
    ja: {
      what: 'Pacemaker が、バンドルの中のプリミティブと通信できません。',
      why: '各レプリカの中では小さな Pacemaker が動き、アドレス（`ip-range-start`）またはポート番号（`control-port`、ホストごとにレプリカ 1 つの場合）が必要です。どちらもないバンドルは無視され、同じホストの複数のレプリカが共有するポート番号はエラーになります（crm_verify）。',
      fix: '`network` に `ip-range-start` を書くか、レプリカをホストごとに 1 つにして `control-port` を書きます。',
    },
  },
  check({ allResources }, report) {
    for (const bundle of allResources) {
      if (bundle.kind !== 'bundle') continue;
      const [primitive] = bundle.children;
      if (!primitive) continue;
      const network = bundle.parts.get('network')?.[0];
      if (network?.attributes.has('ip-range-start')) continue;
      const port = network?.attributes.get('control-port');
      const name = bundle.id?.value ?? bundle.element;
      if (!port) {
        const message: Text = {
          en: `bundle "${name}" gives the resource inside neither an address (ip-range-start) nor a port (control-port)`,
          ja: `バンドル "${name}" に ip-range-start も control-port もないため、中のリソースを管理できません`,
        };
        report(primitive.at, message, { refusedBy: ['crm_verify'] });
        continue;
      }
      const container = ['docker', 'podman', 'rkt'].map(kind => bundle.parts.get(kind)?.[0]).find(c => c !== undefined);
      const perHost = container?.attributes.get('replicas-per-host');
      if (!perHost || !(Number.parseInt(perHost.value, 10) > 1)) continue;
      report(
        network?.nameAt('control-port') ?? port.at,
        {
          en: `control-port allows one replica per host, but replicas-per-host is ${perHost.value} (use ip-range-start)`,
          ja: `control-port ではホストごとのレプリカは 1 つだけですが、replicas-per-host が ${perHost.value} です（ip-range-start を使います）`,
        },
        {
          refusedBy: ['crm_verify'],
          related: [
            { ...perHost.at, message: { en: 'replicas-per-host is set here', ja: 'replicas-per-host の指定' } },
          ],
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
      <bundle id="web">
        <podman image="httpd" replicas="2"/>
        <primitive id="httpd" class="ocf" provider="heartbeat" type="apache"/>
         ^^^^^^^^^ bundle "web" gives the resource inside neither an address (ip-range-start) nor a port (control-port)
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
        <podman image="httpd" replicas="2" replicas-per-host="2"/>
        <network control-port="3121"/>
                 ^^^^^^^^^^^^ control-port allows one replica per host, but replicas-per-host is 2 (use ip-range-start)
        <primitive id="httpd" class="ocf" provider="heartbeat" type="apache"/>
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
        <podman image="httpd" replicas="2" replicas-per-host="2"/>
        <network ip-range-start="192.168.1.10"/>
        <primitive id="httpd" class="ocf" provider="heartbeat" type="apache"/>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
