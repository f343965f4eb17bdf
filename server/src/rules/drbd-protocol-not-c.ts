import { resourceScopes } from '../cluster/drbd-scopes.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { clusterNodes, isNode } from '../cluster/node-names.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/protocol-not-c',
  severity: 'warning',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A connection does not replicate with protocol C.',
      why: 'With protocol A or B, writes that were acknowledged to the application can be missing after a takeover; C is the usual choice on a LAN (DRBD User’s Guide, replication modes). It is a warning where Pacemaker manages the resource, and an information where nothing says that a takeover is automatic: for a site far away A is a valid choice.',
      fix: 'Use protocol C for hosts that take over automatically.',
    },
    ja: {
      what: 'プロトコル C でない接続です。',
      why: 'プロトコル A と B では、アプリケーションに完了を返した書き込みが、引き継ぎ後に失われていることがあります。LAN では通常 C を使います（DRBD User’s Guide、レプリケーションモード）。Pacemaker がリソースを管理している場合は警告、自動的に引き継がれるかどうか不明な場合は情報になります。遠隔地への複製では A も正しい選択です。',
      fix: '自動的に引き継ぐホストの間では、プロトコル C にします。',
    },
  },
  check(resource, report, model) {
    if (resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { net, connection } of resourceScopes(resource)) {
      const protocol = net.get('protocol');
      if (!protocol?.at || !/^[ab]$/i.test(protocol.value)) continue;
      const managed = model.pacemaker.some(p => managedDrbd(p).some(m => m.name.value === resource.name));
      // A host outside the cluster does not take over.
      const nodes = clusterNodes(model);
      const inside = !nodes.complete || (connection?.hosts ?? []).every(h => isNode(h, nodes));
      say(
        protocol.at,
        {
          en: `with protocol ${protocol.value} acknowledged writes can be missing after a takeover`,
          ja: `プロトコル ${protocol.value} では、完了した書き込みが引き継ぎ後に失われていることがあります`,
        },
        managed && inside ? {} : { severity: 'info' },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { protocol A; }
                 ^ with protocol A acknowledged writes can be missing after a takeover
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { protocol C; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
