//! Letters over a real connection to a real mail server.

use resolutionflow::mail::{Letter, Mail};

use crate::support::TestApp;

fn letter(to: &str) -> Letter {
    Letter {
        to: to.to_owned(),
        subject: "Grüße from the desk".to_owned(),
        text: "Hello Dana,\n\nnothing happened.\n.\nThe line above is a dot.\n".to_owned(),
    }
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written_from_the_configured_sender() {
    let app = TestApp::with_mail().await;
    assert!(app.app.mail.is_configured());
    assert!(app.app.mail.send(letter("dana@example.test")).ended().await.delivered);
    let inbox = app.inbox("dana@example.test").await;
    assert_eq!(inbox.len(), 1);
    assert_eq!(inbox[0].subject, "Grüße from the desk");
    assert_eq!(
        inbox[0].text.replace("\r\n", "\n").trim_end(),
        letter("").text.trim_end(),
        "{}",
        inbox[0].raw
    );
    for header in [
        "From: ResolutionFlow <desk@example.test>",
        "To: dana@example.test",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
        "Date: ",
    ] {
        assert!(inbox[0].raw.contains(header), "{header} is missing in {}", inbox[0].raw);
    }
}

#[tokio::test]
async fn a_name_in_the_subject_adds_neither_header_nor_recipient() {
    let app = TestApp::with_mail().await;
    let mut hostile = letter("dana@example.test");
    hostile.subject = "Join Northwind\r\nBcc: mallory@example.test\r\n\r\nAll yours\0".to_owned();
    assert!(app.app.mail.send(hostile).ended().await.delivered);
    let arrived = app.smtp.as_ref().unwrap().arrived();
    assert_eq!(arrived.len(), 1);
    assert_eq!(arrived[0].to, ["dana@example.test"]);
    let (headers, _) = arrived[0].raw.split_once("\r\n\r\n").unwrap();
    assert!(
        !headers.lines().any(|line| line.to_lowercase().starts_with("bcc")),
        "{headers}"
    );
    assert!(headers.contains("Subject: Join Northwind"), "{headers}");

    for to in [
        "dana@example.test\r\nBcc: mallory@example.test",
        "dana@example.test, mallory@example.test",
        "nobody",
        "",
    ] {
        assert!(!app.app.mail.send(letter(to)).ended().await.delivered, "{to:?}");
    }
    assert_eq!(app.smtp.as_ref().unwrap().arrived().len(), 1);
}

#[tokio::test]
async fn a_server_that_cannot_just_now_is_tried_again_and_one_that_refuses_is_not() {
    let app = TestApp::with_mail().await;
    let smtp = app.smtp.clone().unwrap();
    smtp.refuses_next(&[451, 421, 450]);
    assert!(app.app.mail.send(letter("dana@example.test")).ended().await.delivered);
    smtp.refuses_next(&[550]);
    assert!(!app.app.mail.send(letter("erik@example.test")).ended().await.delivered);
    smtp.refuses_next(&[451; 5]);
    assert!(!app.app.mail.send(letter("vera@example.test")).ended().await.delivered);
    let to: Vec<_> = smtp.arrived().into_iter().flat_map(|letter| letter.to).collect();
    assert_eq!(to, ["dana@example.test"]);
}

#[tokio::test]
async fn without_a_mail_server_a_letter_is_not_delivered_and_nothing_waits() {
    let mail = Mail::none();
    assert!(!mail.is_configured());
    assert!(!mail.send(letter("dana@example.test")).ended().await.delivered);
    mail.settled().await;
}

#[tokio::test]
async fn the_end_does_not_wait_for_a_server_that_says_nothing() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", silent.local_addr().unwrap()).into();
    let relay = resolutionflow::mail::Relay::read(Some(&url), Some("desk@example.test"));
    let mail = Mail::by(relay.unwrap().unwrap());
    let posted = mail.send(letter("dana@example.test"));
    mail.finish(std::time::Duration::from_millis(10)).await;
    drop(posted);
}
