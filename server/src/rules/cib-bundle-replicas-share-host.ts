import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-replicas-share-host',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Several replicas of a bundle may run on one node.',
      why: 'With replicas-per-host above 1 the cluster may put replicas side by side. After the loss of a node that is wanted; it also means that two running containers do not prove redundancy (Pacemaker Explained, Bundles).',
      fix: 'Leave it so, or set replicas-per-host to 1.',
    },
    ja: {
      what: 'バンドルの複数のレプリカが、同じノードで動作することがあります。',
      why: 'replicas-per-host が 2 以上だと、複数のレプリカが同じノードに配置されることがあります。ノードを失った後は望ましい動作ですが、コンテナが 2 個動作していても、冗長とは限らないことになります（Pacemaker Explained、Bundles）。',
      fix: 'そのままにするか、replicas-per-host を 1 にします。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      const written = bundle?.container?.attributes.get('replicas-per-host');
      const { replicas = 0, replicasPerHost = 0 } = bundle ?? {};
      if (!written || replicasPerHost < 2 || replicas < 2) continue;
      const together = Math.min(replicas, replicasPerHost);
      const who =
        replicas === 2
          ? { en: 'both replicas', ja: '2 個のレプリカ' }
          : { en: `${together} of ${replicas} replicas`, ja: `${replicas} 個のうち ${together} 個のレプリカ` };
      report(written.at, {
        en: `replicas-per-host is ${written.value}, so ${who.en} may run on one node`,
        ja: `replicas-per-host が ${written.value} のため、${who.ja}が同じノードで動作することがあります`,
      });
    }
  },
  examples: {
    bad: [
      `
-- bundle.xml --
<bundle id="web">
  <podman image="localhost/web" replicas="2" replicas-per-host="2"/>
                                                                ^ replicas-per-host is 2, so both replicas may run on one node
</bundle>
`,
    ],
    good: [
      `
-- bundle.xml --
<bundle id="web">
  <podman image="localhost/web" replicas="2" replicas-per-host="1"/>
</bundle>
`,
    ],
  },
});
