import { handlerSeconds } from '../cluster/handler-options.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/fence-peer-timeout-too-short',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'The fence-peer handler gives up before the cluster can have declared the peer dead.',
      why: 'With resource-and-stonith crm-fence-peer polls the cluster for --timeout seconds until the peer is known to be unreachable, and for --dc-timeout seconds to find a DC. --timeout should be longer than the time until a node is declared dead (token + consensus), and --dc-timeout longer than that (header of crm-fence-peer.9.sh, drbd-utils 9.22).',
      fix: 'Raise --timeout above token + consensus, and --dc-timeout above --timeout.',
    },
    ja: {
      what: 'クラスタが対向ノードの喪失を判断する前に、fence-peer ハンドラが打ち切られます。',
      why: 'resource-and-stonith の場合、crm-fence-peer は、対向ノードに到達できないことがわかるまで --timeout 秒、DC が見つかるまで --dc-timeout 秒、クラスタに問い合わせ続けます。--timeout は、ノードの喪失が確定するまでの時間（token + consensus）より長く、--dc-timeout はさらに長くします（crm-fence-peer.9.sh のヘッダ、drbd-utils 9.22）。',
      fix: '--timeout を token + consensus より長くし、--dc-timeout を --timeout より長くします。',
    },
  },
  check(model, report) {
    const deadMs = Math.max(
      0,
      ...model.corosync.map(m => (m.timing ? m.timing.tokenMs.value + m.timing.consensusMs.value : 0)),
    );
    if (deadMs === 0) return;
    const say = reportOnce(report);
    for (const { net, handlers } of model.drbdResources) {
      const handler = handlers.get('fence-peer');
      if (!handler?.at || !/crm-fence-peer/.test(handler.value)) continue;
      if (net.get('fencing')?.value !== 'resource-and-stonith') continue;
      const timeout = handlerSeconds(handler.value, 'timeout', 't');
      const dcTimeout = handlerSeconds(handler.value, 'dc-timeout', 'd');
      if (timeout !== undefined && timeout * 1000 < deadMs) {
        say(handler.at, {
          en: `--timeout is ${timeout} s, but Corosync declares a node dead only after ${deadMs / 1000} s (token + consensus)`,
          ja: `--timeout が ${timeout} 秒ですが、Corosync がノードの喪失を確定するまで ${deadMs / 1000} 秒（token + consensus）かかります`,
        });
      } else if (timeout !== undefined && dcTimeout !== undefined && dcTimeout <= timeout) {
        say(handler.at, {
          en: `--dc-timeout is ${dcTimeout} s, but must be longer than --timeout (${timeout} s)`,
          ja: `--dc-timeout が ${dcTimeout} 秒ですが、--timeout（${timeout} 秒）より大きくする必要があります`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
  token: 10000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
quorum {
  provider: corosync_votequorum
}
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 5 --dc-timeout 60";
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ --timeout is 5 s, but Corosync declares a node dead only after 22 s (token + consensus)
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.1.0.1:7789; }
  on bravo { node-id 1; address 10.1.0.2:7789; }
}
`,
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
  token: 10000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
quorum {
  provider: corosync_votequorum
}
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 60 --dc-timeout=30";
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ --dc-timeout is 30 s, but must be longer than --timeout (60 s)
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.1.0.1:7789; }
  on bravo { node-id 1; address 10.1.0.2:7789; }
}
`,
    ],
    good: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
  token: 10000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
quorum {
  provider: corosync_votequorum
}
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh --timeout 60 --dc-timeout 90";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.1.0.1:7789; }
  on bravo { node-id 1; address 10.1.0.2:7789; }
}
`,
    ],
  },
});
