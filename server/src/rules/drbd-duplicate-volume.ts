import type { DrbdVolumeFacts } from '../cluster/drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/duplicate-volume',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'A volume number is written twice in one place.',
      why: 'The first section counts and the second is dropped: at resource level drbdadm says nothing, so the second device does not exist; in a host section it refuses the file, with an internal error and a message about a missing volume (9.22, 9.34).',
      fix: 'Give the second volume a number of its own.',
    },
    ja: {
      what: '同じ場所に、同じ番号のボリュームが 2 つ書かれています。',
      why: '最初のセクションだけが有効で、2 つ目は無視されます。リソースのレベルでは drbdadm は何も報告せず、2 つ目のデバイスは作られません。ホストのセクションでは、内部エラーとボリュームの不足を示すメッセージでエラーになります（9.22、9.34）。',
      fix: '2 つ目のボリュームを別の番号にします。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    const twice = (volumes: readonly DrbdVolumeFacts[], refused: boolean): void => {
      if (volumes.length < 2) return;
      const first = new Map<number, DrbdVolumeFacts>();
      const used = new Set(volumes.map(v => v.number));
      for (const volume of volumes) {
        const before = first.get(volume.number);
        // Statements beside volume sections are another fault.
        if (!before || !volume.explicit || !before.explicit) {
          if (!before) first.set(volume.number, volume);
          continue;
        }
        let free = 0;
        while (used.has(free)) free++;
        report(
          volume.at,
          {
            en: `volume ${volume.number} is already defined, so this section is ignored`,
            ja: `ボリューム ${volume.number} は既に定義されているため、このセクションは無視されます`,
          },
          {
            ...(refused ? { refusedBy: ['drbdadm'] } : {}),
            related: [{ ...before.at, message: { en: 'defined here first', ja: '最初の定義はここです' } }],
            fixes: [
              {
                title: { en: `Change it to volume ${free}`, ja: `ボリューム番号を ${free} に変更する` },
                safe: false,
                edits: [{ ...volume.at, newText: String(free) }],
              },
            ],
          },
        );
      }
    };
    twice(facts.volumes, false);
    for (const host of facts.hosts) twice(host.volumes, true);
  },
  examples: {
    bad: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  volume 0 { device minor 1; disk /dev/sdb; }
         ^ volume 0 is already defined, so this section is ignored
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  volume 1 { device minor 1; disk /dev/sdb; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
