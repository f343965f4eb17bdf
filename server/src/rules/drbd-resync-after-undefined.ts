import { didYouMean } from '../cluster/did-you-mean.ts';
import { knowsAllDrbdResources } from '../cluster/drbd-completeness.ts';
import { sameHost } from '../cluster/drbd-host-names.ts';
import { resyncAfters, volumeNumbers } from '../cluster/drbd-resync-after.ts';
import { nearName } from '../cluster/near-name.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/resync-after-undefined',
  severity: 'warning',
  on: 'drbd',
  doc: {
    en: {
      what: 'resync-after names a resource or volume that its hosts do not have.',
      why: 'drbdadm drops the option with a message and goes on when it is called by a script, such as the agent of Pacemaker; on a terminal it stops. The resync then waits for nothing.',
      fix: 'Correct the name, or remove the option.',
    },
    ja: {
      what: 'resync-after が、そのホストにないリソースまたはボリュームを指定しています。',
      why: 'drbdadm は、Pacemaker のエージェントのようなスクリプトから実行された場合はメッセージを出してオプションを無視し、端末では処理を中止します。無視された場合、再同期は何も待ちません。',
      fix: '名前を直すか、オプションを削除します。',
    },
  },
  check(configuration, report, model) {
    const waiting = resyncAfters(configuration);
    if (waiting.length === 0) return;
    const say = reportOnce(report);
    const complete = configuration.unseen.length === 0 && knowsAllDrbdResources(model);
    for (const { resource, value, targetName, targetNumber, target } of waiting) {
      if (!target) {
        if (!complete) continue;
        const names = configuration.resources.length <= 200 ? configuration.resources.map(r => r.name) : [];
        const near = nearName(targetName, names, n => n.toLowerCase() === resource.name.toLowerCase())?.name;
        const message = {
          en: `resource "${targetName}" is not defined`,
          ja: `リソース "${targetName}" は定義されていません`,
        };
        say(value.at, didYouMean(message, near));
        continue;
      }
      if (target.facts.incomplete) continue;
      const numbers = volumeNumbers(target);
      if (targetNumber !== undefined && !numbers.includes(targetNumber)) {
        say(
          value.at,
          {
            en: `resource "${targetName}" has no volume ${targetNumber}`,
            ja: `リソース "${targetName}" にボリューム ${targetNumber} はありません`,
          },
          // drbdadm up then takes the name for that of the whole resource, which is ambiguous.
          numbers.length > 1 ? { severity: 'error', refusedBy: ['drbdadm'] } : {},
        );
        continue;
      }
      const [here, there] = [resource.hosts.flatMap(h => h.names), target.hosts.flatMap(h => h.names)];
      if (here.length === 0 || there.length === 0 || here.length + there.length > 200) continue;
      if (here.some(a => there.some(b => sameHost(a, b)))) continue;
      say(value.at, {
        en: `resource "${targetName}" is on none of the hosts of "${resource.name}"`,
        ja: `リソース "${targetName}" は "${resource.name}" のどのホストにもありません`,
      });
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { resync-after r2; }
                      ^^ resource "r2" is not defined
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
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
  disk { resync-after r0/7; }
                      ^^^^ resource "r0" has no volume 7
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
  disk { resync-after r0/0; }
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});
