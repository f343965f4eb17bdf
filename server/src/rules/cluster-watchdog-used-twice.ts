import { rule } from './rule.ts';

export default rule({
  id: 'cluster/watchdog-used-twice',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'Corosync and SBD both want the watchdog.',
      why: 'A watchdog device can be open once only. The property have-watchdog is true where SBD runs; if Corosync opens the device first, SBD does not start, and with it Pacemaker.',
      fix: 'Remove watchdog_device from corosync.conf: SBD watches the node.',
    },
    ja: {
      what: 'Corosync と SBD の両方が watchdog を使おうとしています。',
      why: 'watchdog デバイスを開けるプログラムは 1 つだけです。have-watchdog が true の場合、SBD が動作しています。Corosync が先にデバイスを開くと SBD は起動せず、Pacemaker も起動しません。',
      fix: 'corosync.conf の watchdog_device を削除します（ノードは SBD が監視します）。',
    },
  },
  check({ corosync, pacemaker }, report) {
    const sbd = pacemaker.map(p => p.property('have-watchdog')).find(p => p?.value === 'true');
    if (!sbd) return;
    for (const model of corosync) {
      const device = model.facts.values.get('resources.watchdog_device');
      if (!device || device.value === '' || device.value === 'off') continue;
      report(
        device.at,
        {
          en: `${device.value} is already used by SBD (have-watchdog is true)`,
          ja: `${device.value} は SBD が使用しています（have-watchdog が true です）`,
        },
        { related: [{ ...sbd.at, message: { en: 'have-watchdog', ja: 'have-watchdog' } }] },
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
	transport: knet
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
resources {
	watchdog_device: /dev/watchdog
                  ^^^^^^^^^^^^^ /dev/watchdog is already used by SBD (have-watchdog is true)
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-1" name="have-watchdog" value="true"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
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
	transport: knet
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
resources {
	watchdog_device: /dev/watchdog
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-1" name="have-watchdog" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
