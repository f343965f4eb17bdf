import { resourceNamed } from '../cluster/drbd-hosts.ts';
import { writtenEverywhere } from '../cluster/drbd-scopes.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/handler-reboots-node',
  severity: 'info',
  on: 'drbd',
  doc: {
    en: {
      what: 'A handler restarts or halts the node.',
      why: 'With sysrq or reboot -f the node goes down at once, disks are not synced, and what other services have not written is lost. That is right for pri-on-incon-degr, pri-lost-after-sb or local-io-error when it is meant; handlers such as quorum-lost and split-brain are for notification (drbd.conf(5), handlers). It is a warning where Pacemaker manages the resource, which fences nodes itself.',
      fix: 'Make sure that it is wanted. Leave the recovery to the cluster manager where there is one.',
    },
    ja: {
      what: 'ハンドラがノードを再起動または停止します。',
      why: 'sysrq や reboot -f では、ディスクを同期せずにノードが直ちに停止し、ほかのサービスの書き込み前のデータも失われます。意図したものであれば、pri-on-incon-degr、pri-lost-after-sb、local-io-error では正しい設定です。quorum-lost や split-brain などは通知用です（drbd.conf(5)、handlers）。ノードをフェンシングする Pacemaker がリソースを管理している場合は警告になります。',
      fix: '意図した動作であることを確認します。クラスタマネージャがある場合は、復旧をそれに任せます。',
    },
  },
  check(configuration, report, model) {
    const managed = new Set(model.pacemaker.flatMap(p => managedDrbd(p).map(m => m.name.value)));
    const underPacemaker = [...managed].some(name => resourceNamed(configuration, name));
    for (const name of handlerNames) {
      const notifies = notification.has(name);
      for (const { text, at } of writtenEverywhere(configuration, 'handlers', name)) {
        const what = effect(text);
        if (!what) continue;
        report(
          at,
          {
            en: `${name} ${what.en}${notifies ? ', though the manual means this handler for notification' : ''}`,
            ja: `${name} は${what.ja}${notifies ? '（マニュアルでは通知用のハンドラです）' : ''}`,
          },
          notifies && underPacemaker ? { severity: 'warning' } : {},
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  handlers { quorum-lost "echo b > /proc/sysrq-trigger"; }
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quorum-lost restarts the node at once without syncing its disks, though the manual means this handler for notification
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
  handlers { quorum-lost "/usr/lib/drbd/notify-quorum-lost.sh root"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

/** Handlers that tell somebody; DRBD does not wait for them to change anything. */
const notification: ReadonlySet<string> = new Set([
  'split-brain',
  'initial-split-brain',
  'out-of-sync',
  'quorum-lost',
  'before-resync-target',
  'after-resync-target',
  'before-resync-source',
  'unfence-peer',
  'disconnected',
]);

const handlerNames = [
  'pri-on-incon-degr',
  'pri-lost-after-sb',
  'pri-lost',
  'local-io-error',
  'fence-peer',
  ...notification,
];

function effect(command: string): Text | undefined {
  if (/echo\s+b\s*>\s*\/proc\/sysrq-trigger|\breboot\s+(?:-\w+\s+)*-\w*f/.test(command)) {
    return {
      en: 'restarts the node at once without syncing its disks',
      ja: 'ディスクを同期せずにノードを直ちに再起動します',
    };
  }
  if (/echo\s+[oc]\s*>\s*\/proc\/sysrq-trigger|\b(?:halt|poweroff)\s+(?:-\w+\s+)*-\w*f/.test(command)) {
    return {
      en: 'halts the node at once without syncing its disks',
      ja: 'ディスクを同期せずにノードを直ちに停止します',
    };
  }
  return undefined;
}
