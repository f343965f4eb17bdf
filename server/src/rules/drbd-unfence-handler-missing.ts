import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/unfence-handler-missing',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'crm-fence-peer adds a constraint, and no handler removes it.',
      why: 'The script keeps the resource from being promoted on the other nodes by a location constraint. Without its counterpart the constraint stays when the nodes are connected again, and the promotion stays blocked (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters).',
      fix: 'Add unfence-peer with crm-unfence-peer.9.sh (in 8.4 after-resync-target with crm-unfence-peer.sh).',
    },
    ja: {
      what: 'crm-fence-peer が追加した制約を削除するハンドラがありません。',
      why: 'このスクリプトは、配置制約により、ほかのノードでの昇格を防ぎます。対になるハンドラがないと、再接続後も制約が残り、昇格できないままになります（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。',
      fix: 'unfence-peer に crm-unfence-peer.9.sh を設定します（8.4 では after-resync-target に crm-unfence-peer.sh）。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const drbd9 = isDrbd9(configuration.version);
    for (const { handlers, known } of drbdOptionScopes(configuration)) {
      const fence = handlers.get('fence-peer');
      const script = /crm-fence-peer(?:\.9)?\.sh/.exec(fence?.value ?? '')?.[0];
      if (!known || !fence?.at || script === undefined) continue;
      const remover = ['unfence-peer', 'after-resync-target'].some(name =>
        /crm-unfence-peer/.test(handlers.get(name)?.value ?? ''),
      );
      if (remover) continue;
      const [name, command] = drbd9
        ? ['unfence-peer', 'crm-unfence-peer.9.sh']
        : ['after-resync-target', 'crm-unfence-peer.sh'];
      say(fence.at, {
        en: `nothing removes the constraint that ${script} adds (${name} with ${command} is missing)`,
        ja: `${script} が追加する制約を削除するハンドラがありません（${name} に ${command} を設定します）`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { fencing resource-only; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing removes the constraint that crm-fence-peer.9.sh adds (unfence-peer with crm-unfence-peer.9.sh is missing)
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
  net { fencing resource-only; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
