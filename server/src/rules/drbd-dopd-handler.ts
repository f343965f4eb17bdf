import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/dopd-handler',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'The fencing handler belongs to Heartbeat.',
      why: 'drbd-peer-outdater is the client of dopd, a daemon of the Heartbeat cluster stack, which is gone (drbd.conf(5) of DRBD 8.3). drbdadm only warns about the modes of its files.',
      fix: 'Use crm-fence-peer.9.sh with Pacemaker (crm-fence-peer.sh for DRBD 8.4).',
    },
    ja: {
      what: 'フェンシングのハンドラが Heartbeat 用です。',
      why: 'drbd-peer-outdater は、既に廃止された Heartbeat のデーモン dopd のクライアントです（DRBD 8.3 の drbd.conf(5)）。drbdadm は、ファイルのモードについて警告するだけです。',
      fix: 'Pacemaker では crm-fence-peer.9.sh（DRBD 8.4 では crm-fence-peer.sh）を使います。',
    },
  },
  check(configuration, report) {
    const options = ['fence-peer', 'outdate-peer'].flatMap(name => writtenEverywhere(configuration, 'handlers', name));
    for (const { text, at } of options) {
      if (!text.includes('drbd-peer-outdater')) continue;
      report(at, {
        en: 'drbd-peer-outdater belongs to Heartbeat, which no longer exists',
        ja: 'drbd-peer-outdater は、既に廃止された Heartbeat のプログラムです',
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
  handlers { fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5"; }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ drbd-peer-outdater belongs to Heartbeat, which no longer exists
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
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
