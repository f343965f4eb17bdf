import type { WrittenOption } from '../cluster/drbd.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/handler-of-other-generation',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A fencing handler belongs to another generation of DRBD.',
      why: 'crm-fence-peer.sh was written for the two nodes of DRBD 8.4; DRBD 9 has crm-fence-peer.9.sh, which gets other environment variables. In DRBD 9 unfence-peer removes the constraint, since after-resync-target does not run when no resync was needed (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters).',
      fix: 'Use the pair of the generation: fence-peer crm-fence-peer.9.sh with unfence-peer crm-unfence-peer.9.sh for DRBD 9, crm-fence-peer.sh with after-resync-target crm-unfence-peer.sh for 8.4.',
    },
    ja: {
      what: 'フェンシングのハンドラが、別の世代の DRBD のものです。',
      why: 'crm-fence-peer.sh は DRBD 8.4 の 2 ノード構成用です。DRBD 9 には、異なる環境変数を受け取る crm-fence-peer.9.sh があります。DRBD 9 では、制約は unfence-peer で削除します。after-resync-target は、再同期が不要だった場合に呼び出されないためです（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。',
      fix: '世代に合った組み合わせにします。DRBD 9 では fence-peer の crm-fence-peer.9.sh と unfence-peer の crm-unfence-peer.9.sh、8.4 では crm-fence-peer.sh と after-resync-target の crm-unfence-peer.sh です。',
    },
  },
  check(configuration, report) {
    const drbd9 = isDrbd9(configuration.version);
    const say = (option: WrittenOption, from: string, to: string, message: Text): void => {
      const { file, span } = option.at;
      const start = span.start + option.text.indexOf(from);
      // Escaped characters would shift the place.
      const exact = span.end - span.start === option.text.length;
      report(option.at, message, {
        fixes: exact
          ? [
              {
                title: { en: `Change "${from}" to "${to}"`, ja: `"${from}" を "${to}" に変更する` },
                safe: false,
                edits: [{ file, span: { start, end: start + from.length }, newText: to }],
              },
            ]
          : [],
      });
    };
    for (const option of writtenEverywhere(configuration, 'handlers', 'fence-peer')) {
      if (drbd9 && /crm-fence-peer\.sh/.test(option.text)) {
        say(option, 'crm-fence-peer.sh', 'crm-fence-peer.9.sh', {
          en: 'crm-fence-peer.sh is for DRBD 8.4 (DRBD 9 needs crm-fence-peer.9.sh)',
          ja: 'crm-fence-peer.sh は DRBD 8.4 用です（DRBD 9 では crm-fence-peer.9.sh を使います）',
        });
      } else if (!drbd9 && /crm-fence-peer\.9\.sh/.test(option.text)) {
        say(option, 'crm-fence-peer.9.sh', 'crm-fence-peer.sh', {
          en: `crm-fence-peer.9.sh is for DRBD 9 (DRBD ${configuration.version} needs crm-fence-peer.sh)`,
          ja: `crm-fence-peer.9.sh は DRBD 9 用です（DRBD ${configuration.version} では crm-fence-peer.sh を使います）`,
        });
      }
    }
    if (!drbd9) return;
    for (const option of writtenEverywhere(configuration, 'handlers', 'after-resync-target')) {
      if (!/crm-unfence-peer(?:\.9)?\.sh/.test(option.text)) continue;
      report(option.nameAt, {
        en: 'since DRBD 9 unfence-peer removes the constraint; after-resync-target does not run when no resync was needed',
        ja: 'DRBD 9 以降では unfence-peer で制約を削除します（after-resync-target は再同期が不要だった場合に呼び出されません）',
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
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ crm-fence-peer.sh is for DRBD 8.4 (DRBD 9 needs crm-fence-peer.9.sh)
    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";
    ^^^^^^^^^^^^^^^^^^^ since DRBD 9 unfence-peer removes the constraint; after-resync-target does not run when no resync was needed
  }
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
