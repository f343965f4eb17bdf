import { corosyncDevice } from '../cluster/corosync-device.ts';
import { disklessSbd } from '../cluster/diskless-sbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/sbd-watchdog-below-qdevice-sync',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'SBD without a disk does not wait for the quorum device.',
      why: 'While a membership forms, corosync may wait up to sync_timeout for the vote of the device, and SBD gets no answer about quorum. If SBD_WATCHDOG_TIMEOUT is not longer, SBD restarts the node meanwhile. Pacemaker wants stonith-watchdog-timeout to be twice SBD_WATCHDOG_TIMEOUT, so half of it bounds the latter; crmsh takes 35 s for a sync_timeout of 30 s.',
      fix: 'Raise SBD_WATCHDOG_TIMEOUT on every node above sync_timeout, and stonith-watchdog-timeout to twice of that; or lower sync_timeout.',
    },
    ja: {
      what: 'ディスクなしの SBD が、クォーラムデバイスを待たずにノードを再起動します。',
      why: 'メンバーシップの形成中、corosync は最大 sync_timeout までクォーラムデバイスの票を待ち、その間 SBD はクォーラムの状態を確認できません。SBD_WATCHDOG_TIMEOUT がこれより長くないと、その間に SBD がノードを再起動します。Pacemaker の stonith-watchdog-timeout は SBD_WATCHDOG_TIMEOUT の 2 倍以上にする必要があるため、その半分が SBD_WATCHDOG_TIMEOUT の上限になります。crmsh は sync_timeout が 30 秒のとき 35 秒を設定します。',
      fix: '全ノードの SBD_WATCHDOG_TIMEOUT を sync_timeout より長くし、stonith-watchdog-timeout をその 2 倍にします。または sync_timeout を短くします。',
    },
  },
  check({ corosync, pacemaker }, report) {
    for (const model of corosync) {
      const sync = corosyncDevice(model) && model.number('quorum.device.sync_timeout');
      if (!sync) continue;
      for (const sbd of pacemaker.map(disklessSbd)) {
        if (sbd?.ms === undefined || sbd.ms > sync.value * 2) continue;
        const at = sync.at ?? model.facts.sections.get('quorum.device');
        report(
          sbd.at.at,
          {
            en: `stonith-watchdog-timeout is ${sbd.ms / 1000} s and leaves SBD_WATCHDOG_TIMEOUT ${sbd.ms / 2000} s at most, but it must be above the sync_timeout of the quorum device (${sync.value / 1000} s)`,
            ja: `stonith-watchdog-timeout が ${sbd.ms / 1000} 秒のため、SBD_WATCHDOG_TIMEOUT は ${sbd.ms / 2000} 秒以下になりますが、クォーラムデバイスの sync_timeout（${sync.value / 1000} 秒）より長くする必要があります`,
          },
          at ? { related: [{ ...at, message: { en: 'the quorum device', ja: 'クォーラムデバイス' } }] } : {},
        );
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
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
			algorithm: ffsplit
		}
	}
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10"/>
                                                                ^^ stonith-watchdog-timeout is 10 s and leaves SBD_WATCHDOG_TIMEOUT 5 s at most, but it must be above the sync_timeout of the quorum device (30 s)
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
	device {
		model: net
		votes: 1
		net {
			host: qnetd.example.com
			algorithm: ffsplit
		}
	}
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="71"/>
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
	device {
		model: net
		votes: 1
		sync_timeout: 4000
		net {
			host: qnetd.example.com
			algorithm: ffsplit
		}
	}
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10"/>
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
