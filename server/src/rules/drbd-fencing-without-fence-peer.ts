import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/fencing-without-fence-peer',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A fencing policy is set, but there is no fence-peer handler.',
      why: 'DRBD calls a handler that does not exist; drbdadm then ends with 0, which the kernel takes for a broken script, and with resource-and-stonith I/O stays frozen until someone resumes it (drbd.conf(5), fencing; drbdadm 9.22 fence-peer).',
      fix: 'Add the handler (crm-fence-peer.9.sh with Pacemaker), or set fencing to dont-care.',
    },
    ja: {
      what: 'フェンシングポリシーが設定されていますが、fence-peer ハンドラがありません。',
      why: 'DRBD は存在しないハンドラを呼び出します。drbdadm は 0 で終了し、カーネルはスクリプトの異常とみなします。resource-and-stonith では、手動で再開するまで I/O が停止したままになります（drbd.conf(5)、fencing、drbdadm 9.22 の fence-peer）。',
      fix: 'ハンドラ（Pacemaker では crm-fence-peer.9.sh）を追加するか、fencing を dont-care にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const drbd9 = isDrbd9(configuration.version);
    for (const { net, handlers, known } of drbdOptionScopes(configuration)) {
      const fencing = net.get('fencing');
      if (!known || !fencing?.at || !/^resource-(?:only|and-stonith)$/.test(fencing.value)) continue;
      // DRBD 8 also knew the handler by its older name.
      if (handlers.get('fence-peer') || (!drbd9 && handlers.get('outdate-peer'))) continue;
      say(
        fencing.at,
        fencing.value === 'resource-only'
          ? {
              en: 'fencing is resource-only, but there is no fence-peer handler to call',
              ja: 'fencing が resource-only ですが、呼び出される fence-peer ハンドラがありません',
            }
          : {
              en: 'fencing is resource-and-stonith, but there is no fence-peer handler, so I/O stays frozen when the peer is lost',
              ja: 'fencing が resource-and-stonith ですが、fence-peer ハンドラがないため、対向ノードを失うと I/O が停止したままになります',
            },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { fencing resource-and-stonith; }
                ^^^^^^^^^^^^^^^^^^^^ fencing is resource-and-stonith, but there is no fence-peer handler, so I/O stays frozen when the peer is lost
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
common { handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; } }
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { fencing resource-and-stonith; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
