import { type ResyncAfter, resyncAfters, volumeNumbers } from '../cluster/drbd-resync-after.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/resync-after-cycle',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'Volumes wait for each other with their resync.',
      why: 'The kernel refuses a resync-after that leads back to its own device (resync-after validation in drbd_sender.c); drbdadm accepts the file and says nothing.',
      fix: 'Remove one of the resync-after options of the ring.',
    },
    ja: {
      what: 'ボリュームの再同期が、互いを待つように指定されています。',
      why: '自分のデバイスに戻る resync-after は、カーネルが受け付けません（drbd_sender.c の検査）。drbdadm は何も報告しません。',
      fix: '循環している resync-after のうち 1 つを削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const next = new Map<string, { to: string; wait: ResyncAfter }>();
    for (const wait of resyncAfters(configuration)) {
      const { resource, number, target, targetNumber } = wait;
      if (!target) continue;
      const numbers = volumeNumbers(target);
      const to = targetNumber ?? (numbers.length === 1 ? numbers[0] : undefined);
      if (to !== undefined) next.set(`${resource.name}/${number}`, { to: `${target.name}/${to}`, wait });
    }
    const state = new Map<string, 'on the way' | 'done'>();
    for (const start of next.keys()) {
      const way: string[] = [];
      let at: string | undefined = start;
      while (at !== undefined && !state.has(at)) {
        state.set(at, 'on the way');
        way.push(at);
        at = next.get(at)?.to;
      }
      const ring = at === undefined || state.get(at) !== 'on the way' ? [] : way.slice(way.indexOf(at));
      for (const name of way) state.set(name, 'done');
      const waits = ring.flatMap(name => next.get(name)?.wait ?? []);
      const last = waits.at(-1);
      if (!last) continue;
      const others = waits.slice(0, -1);
      say(
        last.value.at,
        others.length === 0
          ? {
              en: `"${last.resource.name}" would wait for itself`,
              ja: `"${last.resource.name}" が自分自身を待つことになります`,
            }
          : {
              en: `"${last.resource.name}" would wait for itself, by way of ${others.map(w => `"${w.resource.name}"`).join(', ')}`,
              ja: `"${last.resource.name}" が ${others.map(w => `"${w.resource.name}"`).join('、')} を通じて自分自身を待つことになります`,
            },
        {
          related: others.map(w => ({
            ...w.value.at,
            message: {
              en: `"${w.resource.name}" waits for "${w.value.value}"`,
              ja: `"${w.resource.name}" は "${w.value.value}" を待ちます`,
            },
          })),
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
  disk { resync-after r0; }
                      ^^ "r0" would wait for itself
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  disk { resync-after r1; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 5;
  disk /dev/sde;
  disk { resync-after r0; }
                      ^^ "r1" would wait for itself, by way of "r0"
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource r1 {
  device minor 5;
  disk /dev/sde;
  disk { resync-after r0; }
  on alpha { node-id 0; address 10.0.0.1:7790; }
  on bravo { node-id 1; address 10.0.0.2:7790; }
}
`,
    ],
  },
});
