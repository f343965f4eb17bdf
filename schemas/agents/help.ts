import type { Text } from '../../server/src/text/text.ts';

/** What an agent is for, and its commonly used parameters, in our own words. */
export interface AgentHelp {
  readonly doc: Text;
  readonly parameters?: Readonly<Record<string, Text>>;
}

/** Made when the first one is asked for. */
export function agentHelp(): Readonly<Record<string, AgentHelp>> {
  const apache: AgentHelp = {
    doc: { en: 'An Apache HTTP server.', ja: 'Apache HTTP サーバ。' },
    parameters: {
      configfile: { en: 'Path of the configuration file.', ja: '設定ファイルのパス。' },
      httpd: { en: 'Path of the httpd program.', ja: 'httpd プログラムのパス。' },
      port: { en: 'Port that the server listens on.', ja: 'サーバが待ち受けるポート番号。' },
      statusurl: {
        en: 'URL that the monitor asks, normally that of mod_status.',
        ja: '監視で問い合わせる URL。通常は mod_status のものです。',
      },
      testregex: {
        en: 'Regular expression that the answer of `statusurl` must match.',
        ja: '`statusurl` の応答が一致すべき正規表現。',
      },
      client: { en: 'Program that asks the URL, such as curl.', ja: 'URL に問い合わせるプログラム（curl など）。' },
      testurl: { en: 'URL for the deep monitor (level 10).', ja: '深い監視（レベル 10）で使う URL。' },
      testregex10: {
        en: 'Regular expression for the answer of `testurl`.',
        ja: '`testurl` の応答が一致すべき正規表現。',
      },
      options: { en: 'Further options of httpd.', ja: 'httpd に追加するオプション。' },
      envfiles: {
        en: 'Files with environment variables that are read before the start.',
        ja: '起動前に読み込む環境変数のファイル。',
      },
    },
  };
  const database: Readonly<Record<string, Text>> = {
    binary: { en: 'Path of the server program.', ja: 'サーバプログラムのパス。' },
    client_binary: { en: 'Path of the client program.', ja: 'クライアントプログラムのパス。' },
    config: { en: 'Path of the configuration file.', ja: '設定ファイルのパス。' },
    datadir: { en: 'Directory of the data.', ja: 'データのディレクトリ。' },
    user: { en: 'System user that the server runs as.', ja: 'サーバを実行するシステムのユーザ。' },
    group: {
      en: 'System group that owns the log file and directories.',
      ja: 'ログファイルとディレクトリを所有するシステムのグループ。',
    },
    log: { en: 'Path of the log file.', ja: 'ログファイルのパス。' },
    pid: { en: 'Path of the PID file.', ja: 'PID ファイルのパス。' },
    socket: { en: 'Path of the socket.', ja: 'ソケットのパス。' },
    test_table: {
      en: 'Table that the deep monitor reads (level 10).',
      ja: '深い監視（レベル 10）で読み出すテーブル。',
    },
    test_user: { en: 'Database user of the monitor.', ja: '監視で使うデータベースのユーザ。' },
    test_passwd: { en: 'Password of `test_user`.', ja: '`test_user` のパスワード。' },
    additional_parameters: {
      en: 'Further options of the server program.',
      ja: 'サーバプログラムに追加するオプション。',
    },
    replication_user: {
      en: 'Database user of the replication.',
      ja: 'レプリケーションで使うデータベースのユーザ。',
    },
    replication_passwd: { en: 'Password of `replication_user`.', ja: '`replication_user` のパスワード。' },
    replication_port: { en: 'Port of the replication.', ja: 'レプリケーションのポート番号。' },
    max_slave_lag: {
      en: 'Seconds that a replica may lag behind.',
      ja: 'レプリカの遅れとして許される時間（秒）。',
    },
  };
  const container: Readonly<Record<string, Text>> = {
    image: { en: 'Image that the container is made from.', ja: 'コンテナの元になるイメージ。' },
    name: {
      en: 'Name of the container; by default that of the resource.',
      ja: 'コンテナの名前。デフォルトはリソースの名前です。',
    },
    allow_pull: {
      en: 'Fetches the image where it is missing. The start takes longer then.',
      ja: 'イメージがないときに取得する設定。その場合は起動に時間がかかります。',
    },
    run_opts: {
      en: 'Further options of `run`, such as `-v` and `-p`.',
      ja: '`run` に追加するオプション（`-v` や `-p` など）。',
    },
    run_cmd: { en: 'Command that runs in the container.', ja: 'コンテナ内で実行するコマンド。' },
    mount_points: {
      en: 'Directories that the agent makes before the start, separated by commas.',
      ja: '起動前に作成するディレクトリ（コンマ区切り）。',
    },
    monitor_cmd: {
      en: 'Command that the monitor runs in the container; it has to exit 0.',
      ja: '監視でコンテナ内に実行するコマンド。終了コードが 0 であれば正常です。',
    },
    force_kill: {
      en: 'Kills the container at once when it is stopped.',
      ja: '停止時にコンテナをすぐに強制終了する設定。',
    },
    reuse: {
      en: 'Keeps the container when it is stopped, and starts it again.',
      ja: '停止時にコンテナを残し、次の起動で再利用する設定。',
    },
  };
  const address: Readonly<Record<string, Text>> = {
    ip: { en: 'Address to add, IPv4 or IPv6.', ja: '追加する IP アドレス（IPv4 または IPv6）。' },
    nic: {
      en: 'Network interface for the address; by default the one that the routes lead to.',
      ja: 'アドレスを付けるネットワークインタフェース。デフォルトでは経路から選ばれます。',
    },
    cidr_netmask: {
      en: 'Prefix length, such as 24; by default that of the interface.',
      ja: 'プレフィックス長（24 など）。デフォルトではインタフェースのものが使われます。',
    },
    broadcast: { en: 'Broadcast address.', ja: 'ブロードキャストアドレス。' },
    iflabel: { en: 'Label of the address on the interface.', ja: 'インタフェースに付けるアドレスのラベル。' },
  };
  const pgsql: AgentHelp = {
    doc: {
      en: 'A PostgreSQL server, alone or with streaming replication (`rep_mode`).',
      ja: 'PostgreSQL サーバ。単独でも、ストリーミングレプリケーション（`rep_mode`）でも使えます。',
    },
    parameters: {
      pgctl: { en: 'Path of pg_ctl.', ja: 'pg_ctl のパス。' },
      psql: { en: 'Path of psql.', ja: 'psql のパス。' },
      pgdata: { en: 'Directory of the database.', ja: 'データベースのディレクトリ。' },
      pgdba: { en: 'System user that owns the database.', ja: 'データベースを所有するシステムのユーザ。' },
      pghost: {
        en: 'Host or socket directory that the monitor connects to.',
        ja: '監視で接続するホスト、またはソケットのディレクトリ。',
      },
      pgport: { en: 'Port of the server.', ja: 'サーバのポート番号。' },
      pgdb: { en: 'Database that the monitor asks.', ja: '監視で問い合わせるデータベース。' },
      config: { en: 'Path of postgresql.conf.', ja: 'postgresql.conf のパス。' },
      start_opt: { en: 'Options of the server at the start.', ja: '起動時にサーバへ渡すオプション。' },
      logfile: { en: 'File for the output of the server.', ja: 'サーバの出力を書き込むファイル。' },
      monitor_user: { en: 'Database user of the monitor.', ja: '監視で使うデータベースのユーザ。' },
      monitor_password: { en: 'Password of `monitor_user`.', ja: '`monitor_user` のパスワード。' },
      monitor_sql: { en: 'Statement that the monitor runs.', ja: '監視で実行する SQL 文。' },
      stop_escalate: {
        en: 'Seconds after which the stop goes on with immediate mode.',
        ja: '停止を immediate モードに切り替えるまでの時間（秒）。',
      },
      rep_mode: {
        en: 'Replication: `none`, `async`, `sync`, or `slave` for a standby without promotion. With async and sync the resource belongs in a promotable clone.',
        ja: 'レプリケーションの方式。`none`、`async`、`sync` と、昇格しないスタンバイ用の `slave` があります。async と sync では promotable クローンにします。',
      },
      node_list: {
        en: 'Names of all nodes of the replication, separated by blanks.',
        ja: 'レプリケーションに加わる全ノードの名前（空白区切り）。',
      },
      master_ip: {
        en: 'Virtual address at which the standby finds the promoted server.',
        ja: 'スタンバイが昇格したサーバに接続するための仮想 IP アドレス。',
      },
      repuser: { en: 'Database user of the replication.', ja: 'レプリケーションで使うデータベースのユーザ。' },
      restore_command: {
        en: 'Command that fetches archived WAL files.',
        ja: 'アーカイブした WAL を取得するコマンド。',
      },
      primary_conninfo_opt: {
        en: 'Further options of primary_conninfo.',
        ja: 'primary_conninfo に追加するオプション。',
      },
      restart_on_promote: { en: 'Restarts the server when it is promoted.', ja: '昇格時にサーバを再起動する設定。' },
      tmpdir: {
        en: 'Directory for the lock file and temporary files.',
        ja: 'ロックファイルと一時ファイルのディレクトリ。',
      },
    },
  };
  const sapHana: Readonly<Record<string, Text>> = {
    SID: { en: 'SAP system identifier, three characters.', ja: 'SAP システム ID（3 文字）。' },
    InstanceNumber: { en: 'Number of the HANA instance, two digits.', ja: 'HANA インスタンスの番号（2 桁）。' },
    PREFER_SITE_TAKEOVER: {
      en: 'Takes over at the other site rather than restarting here.',
      ja: 'ここで再起動するより、対となるサイトへのテイクオーバを優先する設定。',
    },
    AUTOMATED_REGISTER: {
      en: 'Registers the former primary as secondary after a takeover.',
      ja: 'テイクオーバ後に、以前のプライマリをセカンダリとして登録する設定。',
    },
    DUPLICATE_PRIMARY_TIMEOUT: {
      en: 'Seconds by which the time stamps of two primaries must differ for the older one to be registered.',
      ja: '2 つのプライマリの時刻がこれ以上（秒）離れていれば、古い方を登録します。',
    },
  };
  const health: Readonly<Record<string, Text>> = {
    state: { en: 'File that holds the state of the resource.', ja: 'リソースの状態を置くファイル。' },
  };
  return {
    'ocf:heartbeat:Filesystem': {
      doc: {
        en: 'Mounts a file system, local or from the network.',
        ja: 'ファイルシステムのマウント。ローカルにもネットワークにも使えます。',
      },
      parameters: {
        device: {
          en: 'Block device, network share, or `-U` UUID, `-L` label.',
          ja: 'ブロックデバイスまたはネットワーク共有。`-U`（UUID）や `-L`（ラベル）でも指定できます。',
        },
        directory: { en: 'Mount point.', ja: 'マウントポイント。' },
        fstype: {
          en: 'Type of the file system, such as xfs or nfs.',
          ja: 'ファイルシステムの種類（xfs や nfs など）。',
        },
        options: { en: 'Options of mount.', ja: 'mount のオプション。' },
        run_fsck: {
          en: 'Whether to check the file system before it is mounted: `auto` for types that need it, `force`, or `no`.',
          ja: 'マウント前に fsck を実行するかどうか。`auto` では必要な種類だけ、ほかに `force` と `no` があります。',
        },
        fast_stop: {
          en: 'Stops with little patience for processes that use the file system.',
          ja: '使用中のプロセスを長く待たずに停止する設定。',
        },
        force_clones: {
          en: 'Lets a type that is no cluster file system be cloned, at your own risk.',
          ja: 'クラスタファイルシステムでない種類でもクローンにできる設定。データを損なうおそれがあります。',
        },
        force_unmount: {
          en: 'Whether processes that use the file system are killed when it is unmounted; `safe` avoids hanging network mounts.',
          ja: 'アンマウント時に使用中のプロセスを終了させるかどうか。`safe` では、応答のないネットワークマウントで停止が固まりません。',
        },
      },
    },
    'ocf:heartbeat:IPaddr2': {
      doc: { en: 'A virtual address on Linux.', ja: 'Linux の仮想 IP アドレス。' },
      parameters: {
        ...address,
        arp_count: {
          en: 'Number of ARP packets that announce the address.',
          ja: 'アドレスを知らせる ARP パケットの数。',
        },
        arp_interval: { en: 'Milliseconds between ARP packets.', ja: 'ARP パケットの間隔（ミリ秒）。' },
        lvs_support: {
          en: 'Moves the address to the loopback interface in place of removing it, for LVS.',
          ja: 'LVS のために、アドレスを削除せずループバックに移す設定。',
        },
        clusterip_hash: {
          en: 'How a cloned address shares out its clients.',
          ja: 'クローンにしたアドレスで、クライアントを振り分ける方法。',
        },
        unique_clone_address: {
          en: 'Gives each clone instance an address of its own, counted up from `ip`.',
          ja: 'クローンのインスタンスごとに、`ip` から順に別のアドレスを付ける設定。',
        },
        noprefixroute: {
          en: 'Adds no route for the network of the address.',
          ja: 'アドレスのネットワークへの経路を追加しない設定。',
        },
        preferred_lft: {
          en: 'Preferred lifetime; 0 keeps an IPv6 address from being the source of connections.',
          ja: '優先有効期間。0 にすると、その IPv6 アドレスは送信元に使われません。',
        },
        network_namespace: { en: 'Network namespace for the address.', ja: 'アドレスを付けるネットワーク名前空間。' },
      },
    },
    'ocf:heartbeat:IPaddr': {
      doc: {
        en: 'A virtual address by ifconfig; on Linux IPaddr2 is used instead.',
        ja: 'ifconfig による仮想 IP アドレス。Linux では IPaddr2 を使います。',
      },
      parameters: address,
    },
    'ocf:heartbeat:IPsrcaddr': {
      doc: {
        en: 'Makes a virtual address the source of outgoing connections.',
        ja: '仮想 IP アドレスを、送信時の送信元アドレスにするエージェント。',
      },
      parameters: {
        ipaddress: { en: 'The source address.', ja: '送信元アドレス。' },
        destination: { en: 'Destinations that it holds for.', ja: '対象とする宛先。' },
      },
    },
    'ocf:linbit:drbd': {
      doc: {
        en: 'A DRBD resource with its roles. It belongs in a promotable clone with notify=true.',
        ja: 'DRBD リソースとそのロール。notify=true の promotable クローンにします。',
      },
      parameters: {
        drbd_resource: { en: 'Name of the DRBD resource.', ja: 'DRBD リソースの名前。' },
        drbdconf: { en: 'Path of drbd.conf.', ja: 'drbd.conf のパス。' },
        adjust_master_score: {
          en: 'Four promotion scores: with data that is merely consistent, with current data at the peer only, with current data here and an unknown peer, and with current data here otherwise.',
          ja: '昇格のスコア 4 個。順に、一貫しているだけのデータ、対向ノードにだけ最新データ、最新データはあるが対向ノードは不明、それ以外で最新データがある場合に使われます。',
        },
        stop_outdates_secondary: {
          en: 'Marks the data of a secondary that is stopped as Outdated, while a primary runs.',
          ja: 'プライマリがあるとき、停止するセカンダリのデータを Outdated にする設定。',
        },
        wfc_timeout: { en: 'Seconds that the start waits for the peers.', ja: '起動時に対向ノードを待つ時間（秒）。' },
        ignore_missing_notifications: {
          en: 'Goes on although the clone has no notify=true.',
          ja: 'クローンに notify=true がなくても動作する設定。',
        },
        connect_only_after_promote: {
          en: 'Connects to the peers only after the promotion.',
          ja: '昇格してから対向ノードに接続する設定。',
        },
      },
    },
    'ocf:linbit:drbd-attr': {
      doc: {
        en: 'Writes the state of DRBD resources that promote themselves into node attributes.',
        ja: '自動プロモーションを使う DRBD リソースの状態を、ノード属性に書き込むエージェント。',
      },
    },
    'ocf:heartbeat:pgsql': pgsql,
    'ocf:linuxhajp:pgsql': pgsql,
    'ocf:heartbeat:mysql': {
      doc: {
        en: 'A MySQL or MariaDB server, alone or with replication.',
        ja: 'MySQL または MariaDB サーバ。単独でもレプリケーションでも使えます。',
      },
      parameters: database,
    },
    'ocf:heartbeat:mariadb': {
      doc: {
        en: 'A MariaDB server with replication by global transaction IDs.',
        ja: 'GTID によるレプリケーションを行う MariaDB サーバ。',
      },
      parameters: {
        ...omit(database, ['max_slave_lag']),
        node_list: {
          en: 'Names of all nodes of the replication, separated by blanks.',
          ja: 'レプリケーションに加わる全ノードの名前（空白区切り）。',
        },
      },
    },
    'ocf:heartbeat:galera': {
      doc: { en: 'A Galera cluster of MariaDB or MySQL servers.', ja: 'MariaDB または MySQL の Galera クラスタ。' },
      parameters: {
        ...omit(database, [
          'test_table',
          'test_user',
          'test_passwd',
          'replication_user',
          'replication_passwd',
          'replication_port',
          'max_slave_lag',
        ]),
        wsrep_cluster_address: {
          en: 'Address of the Galera cluster: `gcomm://` and its nodes, separated by commas.',
          ja: 'Galera クラスタのアドレス。`gcomm://` に続けてノードをコンマ区切りで書きます。',
        },
        check_user: { en: 'Database user of the monitor.', ja: '監視で使うデータベースのユーザ。' },
        check_passwd: { en: 'Password of `check_user`.', ja: '`check_user` のパスワード。' },
      },
    },
    'ocf:heartbeat:oracle': {
      doc: { en: 'An Oracle database instance.', ja: 'Oracle データベースのインスタンス。' },
      parameters: {
        sid: { en: 'System identifier of the instance.', ja: 'インスタンスの SID。' },
        home: { en: 'Home directory of the software.', ja: 'ソフトウェアのホームディレクトリ。' },
        user: { en: 'System user that owns the instance.', ja: 'インスタンスを所有するシステムのユーザ。' },
        monuser: { en: 'Database user of the monitor.', ja: '監視で使うデータベースのユーザ。' },
        monpassword: { en: 'Password of `monuser`.', ja: '`monuser` のパスワード。' },
        shutdown_method: { en: 'How the database is shut down.', ja: 'データベースの停止方法。' },
      },
    },
    'ocf:heartbeat:oralsnr': {
      doc: { en: 'An Oracle listener.', ja: 'Oracle のリスナー。' },
      parameters: {
        sid: { en: 'System identifier of the instance.', ja: 'インスタンスの SID。' },
        home: { en: 'Home directory of the software.', ja: 'ソフトウェアのホームディレクトリ。' },
        listener: { en: 'Name of the listener.', ja: 'リスナーの名前。' },
      },
    },
    'ocf:heartbeat:redis': {
      doc: { en: 'A Redis server with replication.', ja: 'レプリケーションを行う Redis サーバ。' },
      parameters: {
        bin: { en: 'Path of the server program.', ja: 'サーバプログラムのパス。' },
        config: { en: 'Path of the configuration file.', ja: '設定ファイルのパス。' },
        user: { en: 'System user that the server runs as.', ja: 'サーバを実行するシステムのユーザ。' },
        port: { en: 'Port of the replication.', ja: 'レプリケーションのポート番号。' },
      },
    },
    'ocf:heartbeat:rabbitmq-cluster': {
      doc: { en: 'A cluster of RabbitMQ servers.', ja: 'RabbitMQ サーバのクラスタ。' },
    },
    'ocf:heartbeat:apache': apache,
    'ocf:heartbeat:nginx': {
      doc: { en: 'An nginx server.', ja: 'nginx サーバ。' },
      parameters: {
        configfile: { en: 'Path of the configuration file.', ja: '設定ファイルのパス。' },
        httpd: { en: 'Path of the nginx program.', ja: 'nginx プログラムのパス。' },
        port: { en: 'Port that the server listens on.', ja: 'サーバが待ち受けるポート番号。' },
        status10url: {
          en: 'URL of the status page for the monitor of level 10.',
          ja: 'レベル 10 の監視で使う状態ページの URL。',
        },
        status10regex: { en: 'Regular expression for its answer.', ja: 'その応答が一致すべき正規表現。' },
        test20url: { en: 'URL for the monitor of level 20.', ja: 'レベル 20 の監視で使う URL。' },
        options: { en: 'Further options of nginx.', ja: 'nginx に追加するオプション。' },
      },
    },
    'ocf:heartbeat:tomcat': {
      doc: { en: 'An Apache Tomcat server.', ja: 'Apache Tomcat サーバ。' },
      parameters: {
        tomcat_name: { en: 'Name of the resource in logs.', ja: 'ログに記録するリソースの名前。' },
        tomcat_user: { en: 'System user that Tomcat runs as.', ja: 'Tomcat を実行するシステムのユーザ。' },
        statusurl: { en: 'URL that the monitor asks.', ja: '監視で問い合わせる URL。' },
        max_stop_time: {
          en: 'Seconds that a stop may take before the process is killed.',
          ja: 'プロセスを強制終了するまでに停止を待つ時間（秒）。',
        },
        java_home: { en: 'Home directory of Java.', ja: 'Java のホームディレクトリ。' },
        java_opts: { en: 'Options of Java.', ja: 'Java のオプション。' },
        catalina_home: { en: 'Home directory of Tomcat.', ja: 'Tomcat のホームディレクトリ。' },
        catalina_base: { en: 'Base directory of the instance.', ja: 'インスタンスのベースディレクトリ。' },
        catalina_pid: { en: 'Path of the PID file.', ja: 'PID ファイルのパス。' },
      },
    },
    'ocf:heartbeat:Squid': {
      doc: { en: 'A Squid proxy server.', ja: 'Squid プロキシサーバ。' },
      parameters: {
        squid_exe: { en: 'Path of the squid program.', ja: 'squid プログラムのパス。' },
        squid_conf: { en: 'Path of the configuration file.', ja: '設定ファイルのパス。' },
        squid_pidfile: { en: 'Path of the PID file.', ja: 'PID ファイルのパス。' },
        squid_port: { en: 'Port that Squid listens on.', ja: 'Squid が待ち受けるポート番号。' },
        squid_stop_timeout: {
          en: 'Seconds that a normal stop may take before the process is killed.',
          ja: 'プロセスを強制終了するまでに通常の停止を待つ時間（秒）。',
        },
      },
    },
    'ocf:heartbeat:LVM-activate': {
      doc: {
        en: 'Activates a volume group or one logical volume.',
        ja: 'ボリュームグループまたは論理ボリュームのアクティブ化。',
      },
      parameters: {
        vgname: { en: 'Name of the volume group.', ja: 'ボリュームグループの名前。' },
        lvname: {
          en: 'Name of the logical volume; without it, all of the group.',
          ja: '論理ボリュームの名前。省略するとグループのすべてが対象です。',
        },
        vg_access_mode: {
          en: 'How the group is kept from other nodes: `lvmlockd`, `clvmd`, `system_id` or `tagging`.',
          ja: 'ほかのノードから守る方式。`lvmlockd`、`clvmd`、`system_id`、`tagging` のいずれかです。',
        },
        activation_mode: {
          en: '`exclusive` for one node, `shared` for several.',
          ja: '1 ノードだけなら `exclusive`、複数ノードなら `shared`。',
        },
        tag: { en: 'Tag that is used with tagging.', ja: 'tagging で使うタグ。' },
        partial_activation: {
          en: 'Activates the volumes although physical volumes are missing.',
          ja: '物理ボリュームが欠けていてもアクティブ化する設定。',
        },
      },
    },
    'ocf:heartbeat:lvmlockd': {
      doc: {
        en: 'The lock daemon of LVM, for shared volume groups.',
        ja: '共有ボリュームグループのための LVM ロックデーモン。',
      },
    },
    'ocf:heartbeat:mdraid': {
      doc: { en: 'A software RAID of Linux (md).', ja: 'Linux のソフトウェア RAID（md）。' },
      parameters: {
        mdadm_conf: { en: 'Path of mdadm.conf.', ja: 'mdadm.conf のパス。' },
        md_dev: { en: 'The md device.', ja: 'md デバイス。' },
      },
    },
    'ocf:heartbeat:iSCSITarget': {
      doc: { en: 'An iSCSI target.', ja: 'iSCSI ターゲット。' },
      parameters: {
        implementation: {
          en: 'Software that serves the target, such as lio-t.',
          ja: 'ターゲットを提供するソフトウェア（lio-t など）。',
        },
        iqn: { en: 'Name of the target (IQN).', ja: 'ターゲットの名前（IQN）。' },
        tid: { en: 'Number of the target.', ja: 'ターゲットの番号。' },
        portals: {
          en: 'Addresses and ports of the target, separated by blanks.',
          ja: 'ターゲットのアドレスとポート番号（空白区切り）。',
        },
        allowed_initiators: {
          en: 'Initiators that may connect, separated by blanks.',
          ja: '接続できるイニシエータ（空白区切り）。',
        },
        incoming_username: { en: 'User name of the CHAP authentication.', ja: 'CHAP 認証のユーザ名。' },
        incoming_password: { en: 'Password of the CHAP authentication.', ja: 'CHAP 認証のパスワード。' },
      },
    },
    'ocf:heartbeat:iSCSILogicalUnit': {
      doc: { en: 'A logical unit of an iSCSI target.', ja: 'iSCSI ターゲットの論理ユニット。' },
      parameters: {
        implementation: {
          en: 'Software that serves the target, such as lio-t.',
          ja: 'ターゲットを提供するソフトウェア（lio-t など）。',
        },
        target_iqn: { en: 'Name of the target (IQN).', ja: 'ターゲットの名前（IQN）。' },
        lun: { en: 'Number of the logical unit.', ja: '論理ユニットの番号。' },
        path: { en: 'Block device behind the unit.', ja: 'ユニットの元になるブロックデバイス。' },
        allowed_initiators: {
          en: 'Initiators that may connect, separated by blanks.',
          ja: '接続できるイニシエータ（空白区切り）。',
        },
        scsi_id: { en: 'SCSI ID of the unit.', ja: 'ユニットの SCSI ID。' },
        scsi_sn: { en: 'Serial number of the unit.', ja: 'ユニットのシリアル番号。' },
      },
    },
    'ocf:heartbeat:nfsserver': {
      doc: { en: 'The NFS server of the node.', ja: 'ノードの NFS サーバ。' },
      parameters: {
        nfs_shared_infodir: {
          en: 'Directory on the shared storage for the state of clients.',
          ja: 'クライアントの状態を置く、共有ストレージ上のディレクトリ。',
        },
        nfs_ip: {
          en: 'Virtual addresses of the service, separated by commas.',
          ja: 'サービスの仮想 IP アドレス（コンマ区切り）。',
        },
        nfs_no_notify: {
          en: 'Does not notify NFSv3 clients of the restart.',
          ja: 'NFSv3 クライアントに再起動を通知しない設定。',
        },
        nfsv4_only: { en: 'Serves NFSv4 only.', ja: 'NFSv4 だけを提供する設定。' },
        rpcpipefs_dir: { en: 'Mount point of rpc_pipefs.', ja: 'rpc_pipefs のマウントポイント。' },
      },
    },
    'ocf:heartbeat:exportfs': {
      doc: { en: 'One exported directory of the NFS server.', ja: 'NFS サーバが公開するディレクトリ。' },
      parameters: {
        clientspec: {
          en: 'Clients that may mount it, such as 10.0.0.0/24.',
          ja: 'マウントできるクライアント（10.0.0.0/24 など）。',
        },
        directory: { en: 'Directories to export, separated by blanks.', ja: '公開するディレクトリ（空白区切り）。' },
        fsid: {
          en: 'Number or UUID that is the same on all nodes; unique per export.',
          ja: '全ノードで同じ番号または UUID。公開するディレクトリごとに別の値にします。',
        },
        options: { en: 'Options of the export.', ja: '公開のオプション。' },
        wait_for_leasetime_on_stop: {
          en: 'Waits on stop until the leases of NFSv4 clients have run out.',
          ja: '停止時に、NFSv4 クライアントのリースの期限まで待つ設定。',
        },
        unlock_on_stop: {
          en: 'Releases the locks of the file system on stop.',
          ja: '停止時にファイルシステムのロックを解放する設定。',
        },
      },
    },
    'ocf:heartbeat:nfsnotify': {
      doc: {
        en: 'Tells NFSv3 clients after a failover to take their locks again.',
        ja: 'フェイルオーバ後に、ロックの再取得を NFSv3 クライアントに通知するエージェント。',
      },
      parameters: {
        source_host: {
          en: 'Addresses of the service, separated by commas.',
          ja: 'サービスのアドレス（コンマ区切り）。',
        },
      },
    },
    'ocf:heartbeat:portblock': {
      doc: {
        en: 'Blocks and unblocks ports, so that clients do not meet a half-moved service.',
        ja: 'ポートの遮断と解除。移動の途中のサービスにクライアントが接続しないようにします。',
      },
      parameters: {
        protocol: { en: 'Protocol, tcp or udp.', ja: 'プロトコル（tcp または udp）。' },
        portno: { en: 'Port numbers, separated by commas.', ja: 'ポート番号（コンマ区切り）。' },
        action: {
          en: 'What the start does: `block` or `unblock`.',
          ja: '起動時の動作。`block` または `unblock` です。',
        },
        ip: { en: 'Address that the ports belong to.', ja: 'ポートのアドレス。' },
        tickle_dir: {
          en: 'Directory on the shared storage for the connections that are reset after a move.',
          ja: '移動後にリセットする接続を記録する、共有ストレージ上のディレクトリ。',
        },
      },
    },
    'ocf:heartbeat:Route': {
      doc: { en: 'A network route.', ja: 'ネットワークの経路。' },
      parameters: {
        destination: {
          en: 'Destination, such as 10.1.0.0/16 or default.',
          ja: '宛先（10.1.0.0/16 や default など）。',
        },
        gateway: { en: 'Address of the gateway.', ja: 'ゲートウェイのアドレス。' },
        device: { en: 'Network interface.', ja: 'ネットワークインタフェース。' },
      },
    },
    'ocf:heartbeat:named': {
      doc: { en: 'A BIND name server.', ja: 'BIND ネームサーバ。' },
    },
    'ocf:heartbeat:postfix': {
      doc: { en: 'A Postfix mail server.', ja: 'Postfix メールサーバ。' },
    },
    'ocf:heartbeat:symlink': {
      doc: { en: 'A symbolic link that moves with the service.', ja: 'サービスとともに移動するシンボリックリンク。' },
      parameters: {
        link: { en: 'Path of the link.', ja: 'リンクのパス。' },
        target: { en: 'What the link leads to.', ja: 'リンク先。' },
      },
    },
    'ocf:heartbeat:MailTo': {
      doc: {
        en: 'Sends a mail when the group starts or stops.',
        ja: 'グループの起動と停止をメールで知らせるエージェント。',
      },
      parameters: {
        email: { en: 'Addresses of the recipients.', ja: '宛先のアドレス。' },
        subject: { en: 'Subject of the mail.', ja: 'メールの件名。' },
      },
    },
    'ocf:heartbeat:docker': { doc: { en: 'A Docker container.', ja: 'Docker コンテナ。' }, parameters: container },
    'ocf:heartbeat:podman': { doc: { en: 'A Podman container.', ja: 'Podman コンテナ。' }, parameters: container },
    'ocf:heartbeat:VirtualDomain': {
      doc: { en: 'A virtual machine of libvirt.', ja: 'libvirt の仮想マシン。' },
      parameters: {
        config: { en: 'Path of the XML definition of the machine.', ja: '仮想マシンの XML 定義のパス。' },
        hypervisor: {
          en: 'URI of the hypervisor, such as qemu:///system.',
          ja: 'ハイパーバイザの URI（qemu:///system など）。',
        },
        force_stop: {
          en: 'Destroys the machine on stop, without a shutdown.',
          ja: '停止時に、シャットダウンせずに強制終了する設定。',
        },
        migration_transport: {
          en: 'Transport of live migration, such as ssh or tls.',
          ja: 'ライブマイグレーションのトランスポート（ssh や tls など）。',
        },
        migrateuri: {
          en: 'URI of the migration stream; %n stands for the target node.',
          ja: 'マイグレーションの URI。%n は移動先のノードになります。',
        },
        migrate_options: { en: 'Further options of `virsh migrate`.', ja: '`virsh migrate` に追加するオプション。' },
        migration_network_suffix: {
          en: 'What is added to the node name to reach the migration network.',
          ja: 'マイグレーション用ネットワークの名前にするため、ノード名の後に付ける文字列。',
        },
        monitor_scripts: {
          en: 'Scripts that the monitor runs as well, separated by blanks.',
          ja: '監視で追加して実行するスクリプト（空白区切り）。',
        },
        snapshot: {
          en: 'Directory for snapshots that are saved in place of a shutdown.',
          ja: 'シャットダウンの代わりに保存するスナップショットのディレクトリ。',
        },
      },
    },
    'ocf:pacemaker:ping': {
      doc: {
        en: 'Pings hosts and writes into a node attribute how many answer. It belongs in a clone; location rules read the attribute.',
        ja: 'ホストに ping を送り、応答した数をノード属性に書き込むエージェント。クローンにし、配置制約の `rule` で属性を参照します。',
      },
      parameters: {
        host_list: { en: 'Hosts to ping, separated by blanks.', ja: 'ping の宛先（空白区切り）。' },
        name: { en: 'Name of the node attribute.', ja: 'ノード属性の名前。' },
        multiplier: {
          en: 'What each host that answers adds to the attribute.',
          ja: '応答したホスト 1 台ごとに、属性に加算する値。',
        },
        dampen: {
          en: 'How long the attribute waits for further changes.',
          ja: '属性を変える前に、ほかの変化を待つ時間。',
        },
        attempts: {
          en: 'Pings per host before it counts as dead.',
          ja: '応答なしとみなすまでの、ホストごとの ping の回数。',
        },
        timeout: { en: 'Seconds to wait for an answer.', ja: '応答を待つ時間（秒）。' },
        options: { en: 'Further options of ping.', ja: 'ping に追加するオプション。' },
        failure_score: {
          en: 'Below this value of the attribute the monitor fails.',
          ja: '属性がこの値より小さいとき、監視を失敗とします。',
        },
        pidfile: { en: 'Path of the PID file.', ja: 'PID ファイルのパス。' },
      },
    },
    'ocf:pacemaker:ClusterMon': {
      doc: {
        en: 'Runs crm_mon in the background: an HTML page, or a program at each event.',
        ja: 'crm_mon をバックグラウンドで実行するエージェント。HTML ページの作成や、イベントごとのプログラム実行に使います。',
      },
      parameters: {
        user: { en: 'System user that crm_mon runs as.', ja: 'crm_mon を実行するシステムのユーザ。' },
        update: { en: 'Seconds between updates.', ja: '更新の間隔（秒）。' },
        extra_options: { en: 'Further options of crm_mon.', ja: 'crm_mon に追加するオプション。' },
        pidfile: { en: 'Path of the PID file.', ja: 'PID ファイルのパス。' },
        htmlfile: { en: 'Path of the HTML page.', ja: 'HTML ページのパス。' },
      },
    },
    'ocf:heartbeat:ClusterMon': {
      doc: { en: 'Older form of ocf:pacemaker:ClusterMon.', ja: 'ocf:pacemaker:ClusterMon の古い形。' },
    },
    'ocf:pacemaker:HealthCPU': {
      doc: {
        en: 'Writes the idle time of the CPU into the node attribute #health-cpu, as green, yellow or red.',
        ja: 'CPU のアイドル率を、ノード属性 #health-cpu に green、yellow、red で書き込むエージェント。',
      },
      parameters: {
        ...health,
        yellow_limit: {
          en: 'Below this percentage of idle time the node is yellow.',
          ja: 'アイドル率（%）がこれより小さいと yellow になります。',
        },
        red_limit: {
          en: 'Below this percentage of idle time the node is red.',
          ja: 'アイドル率（%）がこれより小さいと red になります。',
        },
        dampening: {
          en: 'How long the attribute waits for further changes.',
          ja: '属性を変える前に、ほかの変化を待つ時間。',
        },
      },
    },
    'ocf:pacemaker:HealthSMART': {
      doc: {
        en: 'Writes the SMART state of disks into the node attribute #health-smart.',
        ja: 'ディスクの SMART の状態を、ノード属性 #health-smart に書き込むエージェント。',
      },
      parameters: health,
    },
    'ocf:pacemaker:attribute': {
      doc: {
        en: 'Sets a node attribute while it is active, and another value while it is not.',
        ja: '起動中と停止中で異なる値を、ノード属性に設定するエージェント。',
      },
      parameters: {
        ...health,
        name: { en: 'Name of the node attribute.', ja: 'ノード属性の名前。' },
        active_value: { en: 'Value while the resource is active.', ja: 'リソースが起動しているときの値。' },
        inactive_value: { en: 'Value while the resource is inactive.', ja: 'リソースが停止しているときの値。' },
      },
    },
    'ocf:pacemaker:controld': {
      doc: {
        en: 'The distributed lock manager (DLM). It needs fencing.',
        ja: '分散ロックマネージャ（DLM）。フェンシングが必要です。',
      },
      parameters: {
        args: { en: 'Options of dlm_controld.', ja: 'dlm_controld のオプション。' },
        daemon: { en: 'The daemon to start.', ja: '起動するデーモン。' },
      },
    },
    'ocf:pacemaker:remote': {
      doc: {
        en: 'The connection to a remote node; its id is the name of the node.',
        ja: 'リモートノードへの接続。id がノードの名前になります。',
      },
      parameters: {
        server: {
          en: 'Address of the remote node; by default its name.',
          ja: 'リモートノードのアドレス。デフォルトはノードの名前です。',
        },
        port: { en: 'Port of pacemaker_remote.', ja: 'pacemaker_remote のポート番号。' },
        reconnect_interval: {
          en: 'How long to wait before a lost connection is tried again.',
          ja: '切断後に再接続を試みるまでの時間。',
        },
      },
    },
    'ocf:pacemaker:diskd': {
      doc: {
        en: 'Reads and writes a disk again and again, and notes the result in a node attribute.',
        ja: 'ディスクの読み書きを繰り返し、結果をノード属性に書き込むエージェント。',
      },
      parameters: {
        name: { en: 'Name of the node attribute.', ja: 'ノード属性の名前。' },
        device: { en: 'Device to read.', ja: '読み出すデバイス。' },
        write_dir: { en: 'Directory to write into.', ja: '書き込むディレクトリ。' },
        interval: { en: 'Seconds between checks.', ja: '確認の間隔（秒）。' },
        dampen: {
          en: 'How long the attribute waits for further changes.',
          ja: '属性を変える前に、ほかの変化を待つ時間。',
        },
      },
    },
    'ocf:pacemaker:Dummy': {
      doc: { en: 'Does nothing but keep a state: for tests.', ja: '状態を保つだけのテスト用エージェント。' },
      parameters: health,
    },
    'ocf:heartbeat:Dummy': {
      doc: { en: 'Does nothing but keep a state: for tests.', ja: '状態を保つだけのテスト用エージェント。' },
      parameters: health,
    },
    'ocf:pacemaker:Stateful': {
      doc: {
        en: 'Does nothing but keep a role: for tests of promotable clones.',
        ja: 'ロールを保つだけの、promotable クローンのテスト用エージェント。',
      },
      parameters: health,
    },
    'ocf:heartbeat:storage-mon': {
      doc: {
        en: 'Reads drives and notes failures in the node attribute #health-storage.',
        ja: 'ドライブを読み出し、故障をノード属性 #health-storage に書き込むエージェント。',
      },
      parameters: {
        drives: { en: 'Drives to read, separated by blanks.', ja: '読み出すドライブ（空白区切り）。' },
        io_timeout: { en: 'Seconds that a read may take.', ja: '読み出しに許される時間（秒）。' },
        check_interval: { en: 'Seconds between reads.', ja: '読み出しの間隔（秒）。' },
        daemonize: { en: 'Keeps a daemon running that does the reads.', ja: '読み出しをデーモンで続ける設定。' },
      },
    },
    'ocf:heartbeat:ethmonitor': {
      doc: {
        en: 'Watches a network interface and notes its state in a node attribute.',
        ja: 'ネットワークインタフェースを監視し、状態をノード属性に書き込むエージェント。',
      },
      parameters: {
        interface: { en: 'Network interface to watch.', ja: '監視するネットワークインタフェース。' },
        name: { en: 'Name of the node attribute.', ja: 'ノード属性の名前。' },
        multiplier: {
          en: 'Value of the attribute while the interface is up.',
          ja: 'インタフェースが正常なときの属性の値。',
        },
        link_status_only: {
          en: 'Looks at the link state only, not at the traffic.',
          ja: '通信量を調べず、リンクの状態だけを見る設定。',
        },
      },
    },
    'ocf:heartbeat:sfex': {
      doc: {
        en: 'An exclusive lock on a shared disk, before the file systems of a group.',
        ja: '共有ディスクの排他ロック。グループ内でファイルシステムより前に置きます。',
      },
      parameters: {
        device: { en: 'Partition that holds the lock.', ja: 'ロックを置くパーティション。' },
        index: { en: 'Number of the lock in the partition.', ja: 'パーティション内のロックの番号。' },
        collision_timeout: {
          en: 'Seconds to wait for another node that wants the lock at the same time.',
          ja: '同時にロックを取ろうとする別のノードを待つ時間（秒）。',
        },
        monitor_interval: { en: 'Seconds between updates of the lock.', ja: 'ロックを更新する間隔（秒）。' },
        lock_timeout: {
          en: 'Seconds after which a lock that is not updated counts as free.',
          ja: '更新されないロックを無効とみなすまでの時間（秒）。',
        },
      },
    },
    'ocf:heartbeat:VIPcheck': {
      doc: {
        en: 'Starts only where a virtual address does not answer, so that it is not up twice.',
        ja: '仮想 IP アドレスが応答しないときだけ起動し、二重起動を防ぐエージェント。',
      },
      parameters: {
        target_ip: { en: 'Address to ping.', ja: 'ping の宛先のアドレス。' },
        count: { en: 'Number of pings.', ja: 'ping の回数。' },
        wait: { en: 'Seconds to wait before the check.', ja: '確認の前に待つ時間（秒）。' },
      },
    },
    'ocf:heartbeat:SAPInstance': {
      doc: {
        en: 'An SAP instance, such as ASCS, ERS or an application server.',
        ja: 'SAP のインスタンス（ASCS、ERS、アプリケーションサーバなど）。',
      },
      parameters: {
        InstanceName: {
          en: 'Full name: SID, instance and host, as in PRD_ASCS00_sapascs.',
          ja: '完全な名前。PRD_ASCS00_sapascs のように、SID、インスタンス、ホストをつなぎます。',
        },
        START_PROFILE: { en: 'Path of the start profile.', ja: '起動プロファイルのパス。' },
        START_WAITTIME: {
          en: 'Seconds until a start that is still going on counts as done.',
          ja: '進行中の起動を完了とみなすまでの時間（秒）。',
        },
        AUTOMATIC_RECOVER: {
          en: 'Cleans up after a failed start and tries again.',
          ja: '起動の失敗後に、後始末をして再試行する設定。',
        },
        MONITOR_SERVICES: {
          en: 'Services of the instance that the monitor looks at.',
          ja: '監視の対象とする、インスタンスのサービス。',
        },
        IS_ERS: {
          en: 'The instance is an enqueue replication server.',
          ja: 'エンキューレプリケーションサーバであることを示す設定。',
        },
        MINIMAL_PROBE: {
          en: 'Probes without the file systems of the instance.',
          ja: 'インスタンスのファイルシステムがなくてもプローブできる設定。',
        },
      },
    },
    'ocf:heartbeat:SAPDatabase': {
      doc: {
        en: 'A database of an SAP system, through the SAP host agent.',
        ja: 'SAP システムのデータベース。SAP ホストエージェントを使います。',
      },
      parameters: {
        SID: { en: 'System identifier of the database.', ja: 'データベースの SID。' },
        DBTYPE: { en: 'Kind of database, such as ORA, DB6 or HDB.', ja: 'データベースの種類（ORA、DB6、HDB など）。' },
        DBINSTANCE: { en: 'Name of the database instance.', ja: 'データベースのインスタンスの名前。' },
        STRICT_MONITORING: { en: 'Asks the database itself too.', ja: 'データベース自体にも問い合わせる設定。' },
        AUTOMATIC_RECOVER: {
          en: 'Recovers the database after a failed start.',
          ja: '起動の失敗後に、データベースを復旧する設定。',
        },
      },
    },
    'ocf:heartbeat:SAPHana': {
      doc: {
        en: 'An SAP HANA database with system replication.',
        ja: 'システムレプリケーションを使う SAP HANA データベース。',
      },
      parameters: sapHana,
    },
    'ocf:suse:SAPHana': {
      doc: {
        en: 'An SAP HANA database with system replication.',
        ja: 'システムレプリケーションを使う SAP HANA データベース。',
      },
      parameters: sapHana,
    },
    'ocf:suse:SAPHanaController': {
      doc: {
        en: 'An SAP HANA database with system replication (SAPHanaSR-angi or scale-out).',
        ja: 'システムレプリケーションを使う SAP HANA データベース（SAPHanaSR-angi とスケールアウト）。',
      },
      parameters: sapHana,
    },
    'ocf:suse:SAPHanaTopology': {
      doc: {
        en: 'Gathers the state of SAP HANA system replication on every node.',
        ja: '各ノードで SAP HANA のシステムレプリケーションの状態を集めるエージェント。',
      },
      parameters: { SID: sapHana.SID as Text, InstanceNumber: sapHana.InstanceNumber as Text },
    },
    'ocf:heartbeat:SAPHanaTopology': {
      doc: {
        en: 'Gathers the state of SAP HANA system replication on every node.',
        ja: '各ノードで SAP HANA のシステムレプリケーションの状態を集めるエージェント。',
      },
      parameters: { SID: sapHana.SID as Text, InstanceNumber: sapHana.InstanceNumber as Text },
    },
    'ocf:heartbeat:aws-vpc-move-ip': {
      doc: {
        en: 'A virtual address in AWS, by changing routing tables.',
        ja: 'ルートテーブルの変更による AWS の仮想 IP アドレス。',
      },
      parameters: {
        ip: {
          en: 'Virtual address, outside of the networks of the VPC.',
          ja: '仮想 IP アドレス。VPC のネットワークの外のものにします。',
        },
        routing_table: {
          en: 'Routing tables to change, separated by commas.',
          ja: '変更するルートテーブル（コンマ区切り）。',
        },
        interface: { en: 'Network interface for the address.', ja: 'アドレスを付けるネットワークインタフェース。' },
        profile: { en: 'Profile of the AWS command line.', ja: 'AWS CLI のプロファイル。' },
        region: { en: 'AWS region.', ja: 'AWS のリージョン。' },
        monapi: { en: 'Asks the AWS interface in the monitor too.', ja: '監視でも AWS の API に問い合わせる設定。' },
      },
    },
    'ocf:heartbeat:azure-lb': {
      doc: {
        en: 'Answers the health probe of an Azure or Google load balancer.',
        ja: 'Azure や Google のロードバランサのヘルスプローブに応答するエージェント。',
      },
      parameters: {
        port: { en: 'Port of the health probe.', ja: 'ヘルスプローブのポート番号。' },
        nc: { en: 'Path of nc or socat.', ja: 'nc または socat のパス。' },
      },
    },
    'ocf:heartbeat:gcp-vpc-move-vip': {
      doc: {
        en: 'A virtual address in Google Cloud, as an alias range.',
        ja: 'エイリアス IP による Google Cloud の仮想 IP アドレス。',
      },
      parameters: {
        alias_ip: {
          en: 'Address with prefix length, such as 10.0.0.10/32.',
          ja: 'プレフィックス長を付けたアドレス（10.0.0.10/32 など）。',
        },
        alias_range_name: { en: 'Name of the secondary range.', ja: 'セカンダリ範囲の名前。' },
        hostlist: {
          en: 'Instances that may hold the address, separated by blanks.',
          ja: 'アドレスを持つことができるインスタンス（空白区切り）。',
        },
      },
    },
    'stonith:fence_ipmilan': {
      doc: {
        en: 'Fencing by the management board of the node (IPMI, iLO, iDRAC, iRMC).',
        ja: 'ノードの管理ボード（IPMI、iLO、iDRAC、iRMC）によるフェンシング。',
      },
      parameters: {
        lanplus: {
          en: 'Uses IPMI 2.0, which nearly all boards need.',
          ja: 'IPMI 2.0 を使う設定。ほとんどの管理ボードで必要です。',
        },
        auth: { en: 'Kind of authentication.', ja: '認証の方式。' },
        cipher: { en: 'Cipher suite, as ipmitool -C.', ja: '暗号スイート（ipmitool の -C）。' },
        privlvl: { en: 'Privilege level of the session.', ja: 'セッションの権限レベル。' },
      },
    },
    'stonith:fence_virsh': {
      doc: {
        en: 'Fencing of virtual machines through virsh on their host, over SSH.',
        ja: 'SSH でホストの virsh を使う、仮想マシンのフェンシング。',
      },
    },
    'stonith:fence_xvm': {
      doc: {
        en: 'Fencing of virtual machines through fence_virtd on their host.',
        ja: 'ホストの fence_virtd を使う、仮想マシンのフェンシング。',
      },
      parameters: {
        multicast_address: { en: 'Multicast address of fence_virtd.', ja: 'fence_virtd のマルチキャストアドレス。' },
        key_file: { en: 'File with the shared key.', ja: '共有鍵のファイル。' },
        use_uuid: { en: 'Calls machines by their UUID.', ja: '仮想マシンを UUID で指定する設定。' },
      },
    },
    'stonith:fence_aws': {
      doc: { en: 'Fencing of instances in AWS.', ja: 'AWS のインスタンスのフェンシング。' },
      parameters: {
        region: { en: 'AWS region.', ja: 'AWS のリージョン。' },
        access_key: { en: 'Access key; not needed with a role.', ja: 'アクセスキー。ロールを使う場合は不要です。' },
        secret_key: { en: 'Secret key of `access_key`.', ja: '`access_key` のシークレットキー。' },
      },
    },
    'stonith:fence_azure_arm': {
      doc: { en: 'Fencing of virtual machines in Azure.', ja: 'Azure の仮想マシンのフェンシング。' },
      parameters: {
        resourceGroup: { en: 'Resource group of the machines.', ja: '仮想マシンのリソースグループ。' },
        tenantId: { en: 'ID of the tenant.', ja: 'テナントの ID。' },
        subscriptionId: { en: 'ID of the subscription.', ja: 'サブスクリプションの ID。' },
        msi: {
          en: 'Authenticates with the managed identity of the node.',
          ja: 'ノードのマネージド ID で認証する設定。',
        },
      },
    },
    'stonith:fence_gce': {
      doc: { en: 'Fencing of instances in Google Cloud.', ja: 'Google Cloud のインスタンスのフェンシング。' },
      parameters: {
        zone: { en: 'Zone of the instances.', ja: 'インスタンスのゾーン。' },
        project: { en: 'Project of the instances.', ja: 'インスタンスのプロジェクト。' },
      },
    },
    'stonith:fence_sbd': {
      doc: {
        en: 'Fencing by messages on shared disks, which sbd on each node reads.',
        ja: '各ノードの sbd が読む共有ディスクへのメッセージによるフェンシング。',
      },
      parameters: {
        devices: { en: 'SBD devices, separated by commas.', ja: 'SBD デバイス（コンマ区切り）。' },
      },
    },
    'stonith:external/sbd': {
      doc: { en: 'Older form of fence_sbd.', ja: 'fence_sbd の古い形。' },
    },
    'stonith:fence_scsi': {
      doc: {
        en: 'Fencing by SCSI-3 persistent reservations: a node loses its access to the disks.',
        ja: 'SCSI-3 永続予約によるフェンシング。ノードはディスクに書き込めなくなります。',
      },
      parameters: {
        devices: {
          en: 'Disks, separated by commas; by default those of clustered volume groups.',
          ja: 'ディスク（コンマ区切り）。デフォルトはクラスタ化されたボリュームグループのものです。',
        },
        key: { en: 'Key of the reservation.', ja: '予約のキー。' },
      },
    },
    'stonith:fence_vmware_rest': {
      doc: {
        en: 'Fencing of virtual machines through the REST interface of vCenter.',
        ja: 'vCenter の REST API による、仮想マシンのフェンシング。',
      },
      parameters: {
        filter: {
          en: 'Filter of the list of machines, for large installations.',
          ja: '大規模な環境で仮想マシンの一覧を絞り込む条件。',
        },
      },
    },
    'stonith:fence_vmware_soap': {
      doc: {
        en: 'Fencing of virtual machines through the SOAP interface of vCenter or ESX.',
        ja: 'vCenter または ESX の SOAP API による、仮想マシンのフェンシング。',
      },
    },
    'stonith:fence_kdump': {
      doc: {
        en: 'Waits for the message of a node that writes a crash dump; goes before another device.',
        ja: 'クラッシュダンプ中のノードからの通知を待つエージェント。別のデバイスより前のレベルに置きます。',
      },
      parameters: {
        timeout: { en: 'Seconds to wait for the message.', ja: '通知を待つ時間（秒）。' },
      },
    },
    'stonith:fence_watchdog': {
      doc: {
        en: 'Stands for self-fencing by the watchdog (diskless SBD).',
        ja: 'watchdog による自己フェンシング（ディスクレス SBD）を表すエージェント。',
      },
    },
    'stonith:external/ipmi': {
      doc: {
        en: 'Fencing by IPMI; fence_ipmilan is the current agent.',
        ja: 'IPMI によるフェンシング。現在は fence_ipmilan を使います。',
      },
      parameters: {
        hostname: { en: 'Node that the device fences.', ja: 'フェンシングするノード。' },
        ipaddr: { en: 'Address of the management board.', ja: '管理ボードのアドレス。' },
        userid: { en: 'User name of the board.', ja: '管理ボードのユーザ名。' },
        passwd: { en: 'Password of the board.', ja: '管理ボードのパスワード。' },
        interface: {
          en: 'Interface of ipmitool, lan or lanplus.',
          ja: 'ipmitool のインタフェース（lan または lanplus）。',
        },
      },
    },
    'stonith:external/libvirt': {
      doc: {
        en: 'Fencing of virtual machines through libvirt on their host.',
        ja: 'ホストの libvirt を使う、仮想マシンのフェンシング。',
      },
      parameters: {
        hostlist: {
          en: 'Nodes, separated by commas; each may have the name of its machine behind a colon.',
          ja: 'ノード（コンマ区切り）。コロンの後に仮想マシンの名前を書けます。',
        },
        hypervisor_uri: { en: 'URI of the hypervisor.', ja: 'ハイパーバイザの URI。' },
      },
    },
    'stonith:external/stonith-helper': {
      doc: {
        en: 'Decides between the nodes before the real fencing; goes into the first level.',
        ja: '実際のフェンシングの前に、どちらのノードを残すかを決めるエージェント。最初のレベルに置きます。',
      },
    },
  };
}

/** What agents of the fencing library share, by name. */
export function fencingHelp(): Readonly<Record<string, Text>> {
  return {
    action: {
      en: 'Action of the agent. The fencer sets it at each call; use `pcmk_reboot_action` or `stonith-action` instead.',
      ja: 'エージェントのアクション。呼び出しごとに自動で設定されるため、変える場合は `pcmk_reboot_action` か `stonith-action` を使います。',
    },
    ip: { en: 'Address or name of the fencing device.', ja: 'フェンシングデバイスのアドレスまたは名前。' },
    ipport: { en: 'Port of the device.', ja: 'デバイスのポート番号。' },
    username: { en: 'User name of the device.', ja: 'デバイスのユーザ名。' },
    password: { en: 'Password of the device.', ja: 'デバイスのパスワード。' },
    password_script: { en: 'Script that prints the password.', ja: 'パスワードを出力するスクリプト。' },
    identity_file: { en: 'Key file for SSH.', ja: 'SSH の鍵ファイル。' },
    plug: {
      en: 'Plug, machine or port to switch. Without it the fencer fills in the node, by `pcmk_host_map`.',
      ja: '操作の対象（コンセント、仮想マシン、ポート）。省略すると、`pcmk_host_map` に従ってノードごとに設定されます。',
    },
    port: {
      en: 'Older name of `plug`.',
      ja: '`plug` の古い名前。',
    },
    method: {
      en: 'How a reboot is done: `onoff` in two steps, or `cycle` in one.',
      ja: '再起動の方法。`onoff` は 2 段階、`cycle` は 1 段階です。',
    },
    ssh: { en: 'Connects by SSH.', ja: 'SSH で接続する設定。' },
    ssl: { en: 'Connects by TLS and checks the certificate.', ja: 'TLS で接続し、証明書を確認する設定。' },
    ssl_secure: { en: 'Connects by TLS and checks the certificate.', ja: 'TLS で接続し、証明書を確認する設定。' },
    ssl_insecure: {
      en: 'Connects by TLS without a look at the certificate.',
      ja: '証明書を確認せずに TLS で接続する設定。',
    },
    delay: {
      en: 'Seconds to wait before the node is fenced; `pcmk_delay_base` does the same for every agent.',
      ja: 'フェンシングの前に待つ時間（秒）。どのエージェントでも `pcmk_delay_base` で同じことができます。',
    },
    login_timeout: { en: 'Seconds to wait for the login prompt.', ja: 'ログインプロンプトを待つ時間（秒）。' },
    shell_timeout: {
      en: 'Seconds to wait for the prompt after a command.',
      ja: 'コマンドの後にプロンプトを待つ時間（秒）。',
    },
    power_timeout: { en: 'Seconds to wait until the power has changed.', ja: '電源の状態が変わるまで待つ時間（秒）。' },
    power_wait: {
      en: 'Seconds to wait after a command to the power.',
      ja: '電源のコマンドを送った後に待つ時間（秒）。',
    },
    retry_on: { en: 'How often switching on is tried.', ja: '電源オンを試みる回数。' },
    stonith_status_sleep: { en: 'Seconds between looks at the state.', ja: '状態を確認する間隔（秒）。' },
    disable_timeout: {
      en: 'Switches the timeouts of the agent off.',
      ja: 'エージェントのタイムアウトを無効にする設定。',
    },
    verbose: { en: 'Writes more into the log.', ja: 'ログを詳しくする設定。' },
    debug_file: { en: 'File for debugging output.', ja: 'デバッグ出力のファイル。' },
    quiet: { en: 'Writes less into the log.', ja: 'ログを少なくする設定。' },
    missing_as_off: {
      en: 'Takes a machine that is not there for one that is off.',
      ja: '存在しない仮想マシンを電源オフとみなす設定。',
    },
  };
}

function omit<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}
