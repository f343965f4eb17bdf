import { changeName } from '../cluster/did-you-mean.ts';
import { resyncAfters, volumeNumbers } from '../cluster/drbd-resync-after.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/resync-after-ambiguous',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'resync-after names a resource with several volumes without saying which.',
      why: 'drbdadm up refuses it ("resync-after contains …, which is ambiguous"); sh-nop and dump accept the file.',
      fix: 'Write the volume too (r0/0).',
    },
    ja: {
      what: 'resync-after が、ボリュームが複数あるリソースを、ボリュームの番号なしで指定しています。',
      why: 'drbdadm up がエラーにします（"resync-after contains …, which is ambiguous"）。sh-nop と dump は受け付けます。',
      fix: 'ボリュームの番号も書きます（r0/0 など）。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { value, targetName, targetNumber, target } of resyncAfters(configuration)) {
      if (!target || target.facts.incomplete || targetNumber !== undefined) continue;
      const numbers = volumeNumbers(target).sort((a, b) => a - b);
      if (numbers.length < 2) continue;
      const to = `${targetName}/${numbers[0]}`;
      say(
        value.at,
        {
          en: `resource "${targetName}" has ${numbers.length} volumes, so the volume must be named too (${to})`,
          ja: `リソース "${targetName}" にはボリュームが ${numbers.length} 個あるため、番号も書く必要があります（${to}）`,
        },
        { refusedBy: ['drbdadm'], fixes: [changeName(value, to)] },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  volume 0 { device minor 0; disk /dev/sda; }
  volume 1 { device minor 1; disk /dev/sdb; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 5;
  disk /dev/sde;
  disk { resync-after r0; }
                      ^^ resource "r0" has 2 volumes, so the volume must be named too (r0/0)
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
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
resource r1 {
  device minor 5;
  disk /dev/sde;
  disk { resync-after r0/1; }
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});
