//! What goes wrong is told in one sentence that says what to do; nothing is lost on the way to it.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Dir, Ended, PASSWORD, SERVE, Server, binary, command, finish, run};

fn wrong(ended: &Ended, sentence: &str) {
    assert_eq!(ended.code, Some(2), "a wrong setting: {}", ended.stderr);
    assert_eq!(ended.sentence(), sentence);
}

fn failed(ended: &Ended, sentence: &str) {
    assert_eq!(ended.code, Some(1), "no wrong setting: {}", ended.stderr);
    assert_eq!(ended.sentence(), sentence);
}

fn with(dir: &Dir, name: &str, value: &str, arguments: &[&str]) -> Ended {
    finish(command(dir).env(name, value).args(arguments), "")
}

#[test]
fn an_address_in_use_is_named() {
    let dir = Dir::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let sentence = format!("{address} is in use: stop what listens there, or choose another address");
    failed(&run(&dir, &["serve", "--listen", &address], ""), &sentence);
    failed(
        &run(
            &dir,
            &["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &address],
            "",
        ),
        &sentence,
    );
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn a_wrong_setting_is_one_sentence_wherever_it_stands() {
    let dir = Dir::new();
    let of_listen = "invalid value 'here' for '--listen <ADDRESS>': invalid socket address syntax";
    wrong(&run(&dir, &["serve", "--listen", "here"], ""), of_listen);
    wrong(&with(&dir, "RESOLUTIONFLOW_LISTEN", "here", &["serve"]), of_listen);
    let file = dir.file("wrong.toml", "# ours\nlisten = \"here\"\n");
    wrong(
        &run(&dir, &["--config", &file, "serve"], ""),
        &format!("the settings file {file} is wrong in line 2: invalid socket address syntax"),
    );

    let of_connections = "database-connections must be 2 to 64, not 1";
    wrong(
        &run(&dir, &["serve", "--database-connections", "1"], ""),
        of_connections,
    );
    wrong(
        &with(&dir, "RESOLUTIONFLOW_DATABASE_CONNECTIONS", "1", &["serve"]),
        of_connections,
    );
    let file = dir.file("few.toml", "database-connections = 1");
    wrong(&with(&dir, "RESOLUTIONFLOW_CONFIG", &file, &["serve"]), of_connections);

    let of_sign_up = "invalid value 'maybe' for '--sign-up <open|closed>' [possible values: open, closed]";
    wrong(&run(&dir, &["serve", "--sign-up", "maybe"], ""), of_sign_up);
    wrong(&with(&dir, "RESOLUTIONFLOW_SIGN_UP", "maybe", &["serve"]), of_sign_up);
    let of_contact = "sales-contact must have at most 200 characters";
    let long = "x".repeat(201);
    wrong(
        &with(
            &dir,
            "RESOLUTIONFLOW_SALES_CONTACT",
            &long,
            &["serve", "--listen", "127.0.0.1:0"],
        ),
        of_contact,
    );
    let file = dir.file("sign-up.toml", "sign-up = \"maybe\"\n");
    wrong(
        &run(&dir, &["--config", &file, "serve"], ""),
        &format!("the settings file {file} is wrong in line 1: unknown variant `maybe`, expected `open` or `closed`"),
    );
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn a_settings_file_that_says_what_is_no_setting_is_refused() {
    let dir = Dir::new();
    for (text, line, why) in [
        (
            "data-dir = \"x\"\nlisten = \"127.0.0.1:0\"\nlistn = \"127.0.0.1:0\"\n",
            3,
            "unknown field `listn`",
        ),
        ("[serve]\nlisten = \"127.0.0.1:0\"\n", 1, "unknown field `serve`"),
        ("data_dir = \"x\"\n", 1, "unknown field `data_dir`"),
        (
            "listen = \"127.0.0.1:0\"\nlisten = \"127.0.0.1:1\"\n",
            2,
            "duplicate key",
        ),
        ("listen = 8080\n", 1, "invalid type"),
        ("listen\n", 1, ""),
    ] {
        let file = dir.file("settings.toml", text);
        for command in [&["serve"][..], &["migrate"], &["flows", "export", "out"]] {
            let ended = run(&dir, &[&["--config", &file], command].concat(), "");
            assert_eq!(ended.code, Some(2), "{text:?}: {}", ended.stderr);
            let beginning = format!("the settings file {file} is wrong in line {line}: {why}");
            assert!(ended.sentence().starts_with(&beginning), "{text:?}: {}", ended.stderr);
        }
    }
    let ended = run(&dir, &["--config", "nowhere.toml", "serve"], "");
    wrong(
        &ended,
        "the settings file nowhere.toml cannot be read: No such file or directory (os error 2)",
    );
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn flags_win_over_environment_and_environment_over_file() {
    let dir = Dir::new();
    let file = dir.file(
        "settings.toml",
        "public-url = \"ftp://file\"\ndatabase-connections = 65\n",
    );
    let serve = |arguments: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["--config", &file, "serve"], arguments].concat();
        finish(command(&dir).envs(environment.iter().copied()).args(arguments), "")
    };
    let sentence = |value: &str| format!("database-connections must be 2 to 64, not {value}");
    wrong(&serve(&[], &[]), &sentence("65"));
    let environment = [("RESOLUTIONFLOW_DATABASE_CONNECTIONS", "66")];
    wrong(&serve(&[], &environment), &sentence("66"));
    wrong(&serve(&["--database-connections", "67"], &environment), &sentence("67"));
}

#[test]
fn what_is_reached_from_the_network_is_served_as_https_and_never_as_the_demo() {
    let dir = Dir::new();
    let ended = run(&dir, &["serve", "--listen", "0.0.0.0:0", "--demo"], "");
    wrong(
        &ended,
        "--demo has passwords everybody knows: listen on 127.0.0.1, or add --demo-on-network",
    );
    let ended = run(
        &dir,
        &["serve", "--listen", "0.0.0.0:0", "--metrics-listen", "127.0.0.1:0"],
        "",
    );
    assert_eq!(ended.code, Some(2), "{}", ended.stderr);
    assert!(
        ended
            .sentence()
            .ends_with("is reachable from the network: set public-url to the https:// address in front of it")
    );
    let ended = run(
        &dir,
        &[
            "serve",
            "--listen",
            "0.0.0.0:0",
            "--metrics-listen",
            "127.0.0.1:0",
            "--public-url",
            "http://desk.example",
        ],
        "",
    );
    let sentence =
        "the public URL \"http://desk.example\" must be https: sign-ins would cross the network in the clear";
    wrong(&ended, sentence);
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn a_database_that_is_not_there_is_one_sentence_without_its_password() {
    let dir = Dir::new();
    let nobody = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("there is a port");
    for arguments in [&SERVE[..], &["migrate"], &["flows", "export", "out"]] {
        let ended = with(
            &dir,
            "DATABASE_URL",
            &format!("postgres://rf:hunter2@{nobody}/rf"),
            arguments,
        );
        assert_eq!(ended.code, Some(1));
        let sentence = ended.sentence();
        assert!(
            sentence.starts_with("the database could not be reached: "),
            "{sentence}"
        );
        assert!(sentence.contains("Connection refused"), "{sentence}");
        assert!(!sentence.contains("hunter2"), "{sentence}");
    }
    for url in [
        "mysql://rf:hunter2@db/rf",
        "postgres://rf:hunter2@/rf",
        "postgres://rf:hunter2@db:port/rf",
        "",
    ] {
        let ended = with(&dir, "DATABASE_URL", url, &SERVE);
        assert_eq!(ended.code, Some(2), "{url:?}: {}", ended.stderr);
        assert!(
            ended
                .sentence()
                .starts_with("the database URL is not one of the form postgres://")
        );
        assert!(!ended.sentence().contains("hunter2"));
    }
    assert!(
        !dir.data().exists(),
        "no private PostgreSQL instead of the one that was asked for"
    );
}

#[test]
fn a_data_directory_in_use_is_left_to_its_user() {
    let dir = Dir::furnished();
    let server = Server::start(&dir);
    let data = fs::canonicalize(dir.data()).expect("it is there");
    failed(
        &run(&dir, &SERVE, ""),
        &format!(
            "another ResolutionFlow is using {}: stop it first, or choose another --data-dir",
            data.display()
        ),
    );
    assert!(server.visitor().is_ready(), "whoever came first is not disturbed");
    assert_eq!(server.interrupt().code, Some(0));
}

#[test]
fn a_damaged_data_directory_is_told_and_left_as_it_is() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 5] = [
        ("its file PG_VERSION is missing", |cluster| {
            fs::remove_file(cluster.join("PG_VERSION")).expect("it is there");
        }),
        ("its file PG_VERSION holds no version", |cluster| {
            fs::write(cluster.join("PG_VERSION"), "\0\0\0").expect("it is ours");
        }),
        ("pg_control", |cluster| {
            fs::write(cluster.join("global/pg_control"), "").expect("it is ours")
        }),
        ("pg_wal", |cluster| {
            fs::remove_dir_all(cluster.join("pg_wal")).expect("it is there");
        }),
        ("is not a directory", |cluster| {
            fs::rename(cluster, cluster.with_file_name("elsewhere")).expect("it is there");
            fs::write(cluster, "").expect("it is ours");
        }),
    ];
    for (what, damage) in damages {
        let dir = Dir::furnished();
        let cluster = dir.data().join("postgres");
        damage(&cluster);
        let before = files(&dir.data());
        for arguments in [&SERVE[..], &["migrate"]] {
            let ended = run(&dir, arguments, "");
            assert_eq!(ended.code, Some(1), "{what}: {}", ended.stderr);
            assert!(
                ended.sentence().contains(&*cluster.to_string_lossy()),
                "{what}: {}",
                ended.stderr
            );
            assert!(ended.sentence().contains(what), "{what}: {}", ended.stderr);
            assert!(
                ended.sentence().contains("nothing was changed"),
                "{what}: {}",
                ended.stderr
            );
        }
        let after = files(&dir.data());
        let changed = before
            .iter()
            .filter(|(path, content)| after.get(*path) != Some(content));
        assert_eq!(
            changed.map(|(path, _)| path).collect::<Vec<_>>(),
            Vec::<&PathBuf>::new(),
            "{what}"
        );
        assert_eq!(dir.postgres(), [0; 0], "{what}");
    }
}

/// The files of a directory and what is in them, but for those in which a start that fails tells about itself.
fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).expect("it is there").flatten() {
        let path = entry.path();
        let kind = entry.file_type().expect("it is there");
        if kind.is_dir() {
            found.extend(files(&path));
        } else if kind.is_file() && !path.ends_with("postgres.log") && !path.ends_with("postmaster.opts") {
            found.insert(path.clone(), fs::read(path).expect("it is ours"));
        }
    }
    found
}

#[test]
fn a_new_owner_is_refused_in_a_sentence_before_anything_is_made() {
    let dir = Dir::new();
    let refuse = |account: &str, email: &str, name: &str, more: &[&str], password: &str| {
        let who = [
            "create-owner",
            "--account",
            account,
            "--email",
            email,
            "--name",
            name,
            "--password-stdin",
        ];
        run(&dir, &[&who[..], more].concat(), password)
    };
    wrong(
        &refuse(" ", "o@desk.example", "O", &[], PASSWORD),
        "--account must have 1 to 120 characters",
    );
    wrong(
        &refuse("A", "o@desk.example", "", &[], PASSWORD),
        "--name must have 1 to 120 characters",
    );
    wrong(
        &refuse("A", "desk.example", "O", &[], PASSWORD),
        "--email must be an e-mail address",
    );
    wrong(
        &refuse("A", "o@desk.example", "O", &[], "short"),
        "the password must have at least 12 characters",
    );
    wrong(
        &refuse("A", "o@desk.example", "O", &["--time-zone", "Mars/Olympus"], PASSWORD),
        "--time-zone must be an IANA name such as Europe/Berlin",
    );
    let ended = run(
        &dir,
        &[
            "create-owner",
            "--account",
            "A",
            "--email",
            "o@desk.example",
            "--name",
            "O",
        ],
        PASSWORD,
    );
    wrong(
        &ended,
        "there is no terminal to ask for a password: use --password-stdin",
    );
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn a_new_operator_is_refused_in_a_sentence_before_anything_is_made() {
    let dir = Dir::new();
    let refuse = |email: &str, name: &str, password: &str| {
        let command = [
            "create-super-admin",
            "--email",
            email,
            "--name",
            name,
            "--password-stdin",
        ];
        run(&dir, &command, password)
    };
    wrong(
        &refuse("sam@ops.example", " ", PASSWORD),
        "--name must have 1 to 120 characters",
    );
    wrong(
        &refuse("ops.example", "Sam", PASSWORD),
        "--email must be an e-mail address",
    );
    wrong(
        &refuse("sam@ops.example", "Sam", "short"),
        "the password must have at least 12 characters",
    );
    assert!(!dir.data().exists(), "nothing was begun");
}

#[test]
fn a_machine_without_postgres_is_told_what_to_install() {
    let dir = Dir::new();
    let ended = with(&dir, "RESOLUTIONFLOW_POSTGRES", "/nowhere", &["migrate"]);
    failed(
        &ended,
        "RESOLUTIONFLOW_POSTGRES is set to /nowhere, but /nowhere/bin holds no initdb and postgres",
    );
}

#[test]
fn help_and_version_are_answers_and_no_errors() {
    for flag in ["--help", "--version"] {
        let output = Command::new(binary())
            .arg(flag)
            .output()
            .expect("the binary can be started");
        assert!(output.status.success() && output.stderr.is_empty(), "{flag}");
        assert!(
            String::from_utf8_lossy(&output.stdout)
                .to_lowercase()
                .contains("resolutionflow"),
            "{flag}"
        );
    }
}
