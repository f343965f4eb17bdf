import { corosyncMembers } from '../cluster/corosync-members.ts';
import { disklessSbd } from '../cluster/diskless-sbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/even-split-with-diskless-sbd',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'An even number of nodes uses SBD without a disk, and nothing breaks a tie.',
      why: 'Without a disk, SBD stops every node that has no quorum. When the nodes are split into halves, neither half has it, so all of them restart; with two_node, SBD asks for both nodes all the same. pcs switches auto_tie_breaker on when it enables such an SBD on an even number of nodes.',
      fix: 'Add a quorum device, or set auto_tie_breaker: 1 (instead of two_node), or give SBD a shared disk.',
    },
    ja: {
      what: '偶数ノードのクラスタがディスクなしの SBD を使っていますが、同数に分断されたときの対策がありません。',
      why: 'ディスクなしの SBD は、クォーラムを失ったノードを停止させます。半分ずつに分断されるとどちらもクォーラムを持たないため、全ノードが再起動します。two_node を設定していても、SBD は両ノードの存在を求めます。pcs は、偶数ノードでこのような SBD を有効にするときに auto_tie_breaker も有効にします。',
      fix: 'クォーラムデバイスを追加するか、（two_node の代わりに）auto_tie_breaker: 1 を設定するか、SBD に共有ディスクを割り当てます。',
    },
  },
  check({ corosync, pacemaker }, report) {
    const sbd = pacemaker.map(disklessSbd).find(s => s !== undefined);
    if (!sbd) return;
    for (const model of corosync) {
      const { facts } = model;
      const nodes = corosyncMembers(model);
      const quorum = facts.sections.get('quorum');
      if (!quorum || facts.incomplete || nodes.length === 0 || nodes.length % 2 !== 0) continue;
      if (model.get('quorum.provider')?.value !== 'corosync_votequorum' || facts.sections.has('quorum.device'))
        continue;
      if (nodes.some(n => n.unknown?.has('quorum_votes') || (n.votes && n.votes.value !== 1))) continue;
      if (facts.unknown.has('quorum.auto_tie_breaker') || model.number('quorum.auto_tie_breaker')?.value) continue;
      const at = model.number('quorum.two_node')?.value ? facts.values.get('quorum.two_node')?.at : undefined;
      report(
        at ?? quorum,
        {
          en: `with SBD and no disk, a split of the ${nodes.length} nodes into halves restarts all of them: there is no device and no auto_tie_breaker`,
          ja: `ディスクなしの SBD では、${nodes.length} ノードが半分ずつに分断されると、device も auto_tie_breaker もないため全ノードが再起動します`,
        },
        { related: [{ ...sbd.at.at, message: { en: 'SBD without a disk', ja: 'ディスクなしの SBD' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	two_node: 1
           ^ with SBD and no disk, a split of the 2 nodes into halves restarts all of them: there is no device and no auto_tie_breaker
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
	node {
		ring0_addr: 10.0.0.4
		name: delta
		nodeid: 4
	}
}
quorum {
^^^^^^ with SBD and no disk, a split of the 4 nodes into halves restarts all of them: there is no device and no auto_tie_breaker
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	auto_tie_breaker: 1
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	two_node: 1
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="f" class="stonith" type="external/sbd"/>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
