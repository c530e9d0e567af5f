//! The calls of the month, as text: who called, what they said, which way the walk went and how it ended.
//!
//! A way names the nodes a walk comes by; between two of them it takes the shortest path, and `"node: Label"` picks one
//! answer of a node. [`super::month`] gives the calls their time and their technician.

use super::call::{Call, Desk, Twist, Who, Work, adhoc, direct, flow, waiting, walk};

/// Every call, the past first.
pub fn all() -> impl Iterator<Item = Call> {
    let along = ALONG_FLOWS.iter().flat_map(|(title, calls)| {
        calls.iter().map(move |call| match call.work {
            Work::Flow("", way) => Call {
                work: Work::Flow(title, way),
                ..*call
            },
            _ => *call,
        })
    });
    along.chain(OTHERS.iter().copied()).chain(PRESENT.iter().copied())
}

/// Past walks along the starter flows.
const ALONG_FLOWS: &[(&str, &[Call])] = &[
    (
        "Account locked",
        &[
            walk(
                "Lena Legal",
                "I typed my password wrong three times this morning and now Windows says the account is locked.",
                &["fixed-unlocked"],
            ),
            walk(
                "Stan Stock",
                "Locked out again! Third time this week, and I swear I am typing it right.",
                &["cause: Nothing, I was not even typing", "stale", "fixed-stale"],
            )
            .note("signins", "Failures every 30 seconds, all from his own tablet.")
            .fixed("Identity verified, account unlocked. The warehouse tablet still sent the old password; mail account there removed and added again."),
            walk(
                "Carla Catering",
                "My PIN does not work any more, it says too many attempts.",
                &["pin", "fixed-pin"],
            ),
            walk(
                "Theo Transport",
                "I changed my password on Friday and now the laptop and the phone both say locked.",
                &["cause: I changed my password recently", "stale", "fixed-stale"],
            )
            .fixed("Identity verified and account unlocked. The old password was saved in the mail app of his phone; updated there."),
            walk(
                "Mona Mailroom",
                "The mail page says my account has been locked, with a number 50053.",
                &["cloud-wait", "fixed-unlocked"],
            )
            .note("message", "Code 50053"),
            walk(
                "Greta Grants",
                "It just says the password is wrong, but I only changed it yesterday.",
                &["not-locked", "fixed-reset"],
            ),
            walk(
                "Tara Travel",
                "From the hotel it says account locked. At the airport it still worked.",
                &["bad-network"],
            ),
            walk(
                "Dora Dispatch",
                "Two of us in dispatch were locked out within ten minutes, and a third says his mail is odd.",
                &["attack"],
            )
            .note("others", "Three people in dispatch, all between 9:40 and 9:55.")
            .up(
                "Three accounts in dispatch locked within 15 minutes. Nothing unlocked. They all use the shared terminal.",
                "Password spray from one foreign address. Address blocked, the three passwords reset, no successful sign-in found.",
            ),
        ],
    ),
    (
        "BitLocker recovery",
        &[
            walk(
                "Leo Lab",
                "There is a blue page and it wants a recovery key with 48 digits, what is that?",
                &["read-key", "restart-test", "fixed-key"],
            )
            .note("find-key", "Key ID begins with 7F3A"),
            walk(
                "Felix Fleet",
                "After the BIOS update last night my laptop asks for a BitLocker key.",
                &["read-key", "cause: Firmware or BIOS update", "fixed-key"],
            ),
            walk(
                "Wes Workshop",
                "The laptop asks for some key every time I start it with the new dock.",
                &["boot-device", "fixed-device"],
            ),
            walk(
                "Ada Audit",
                "It wants a recovery key and the one on my sheet is not accepted.",
                &["read-key", "key-again", "no-key"],
            )
            .up(
                "Key ID on the screen does not match any key of this computer in the directory. Serial number on the ticket.",
                "The computer had been renamed; the key was under its old name. Read out after call back, Windows starts.",
            ),
        ],
    ),
    (
        "Blue screen",
        &[
            walk(
                "Ivo Invoice",
                "My screen went blue with a sad face and the computer restarted. It works again now, should I worry?",
                &["note-code", "fixed-once"],
            )
            .note("note-code", "Stop code DRIVER_POWER_STATE_FAILURE"),
            walk(
                "Sofia Survey",
                "Since I installed that PDF printer the computer crashes every hour.",
                &["changed: New program or driver", "fixed-removed"],
            ),
            walk(
                "Max Maintenance",
                "It keeps restarting by itself, three times since breakfast.",
                &["how-often: Several times", "unplug", "fixed-reseated"],
            ),
            walk(
                "Hugo Harbour",
                "Black screen, the fan runs but nothing shows. It fell off the forklift yesterday.",
                &["no-picture", "hardware"],
            )
            .up(
                "Fell from about a metre. Lights and fan, no picture, also not on an outside screen. Needs a loan laptop today.",
                "Mainboard damaged. Loan laptop handed out, the old one went in for repair.",
            ),
        ],
    ),
    (
        "Lost or stolen device",
        &[
            walk(
                "Sam Sales",
                "I think I left my laptop on the train to the customer.",
                &["really-gone: Stolen, or certainly lost", "wipe"],
            )
            .note("really-gone", "Train 10:12, seat 41; lost property office has been told.")
            .up(
                "Company laptop, locked and encrypted, left on the train. Password reset and sessions revoked by L1.",
                "Wipe sent, device marked as lost. Loan laptop ready for collection.",
            ),
            walk(
                "Rita Reception",
                "I cannot find my work phone anywhere, I had it this morning.",
                &["search", "fixed-found"],
            ),
        ],
    ),
    (
        "MFA reset",
        &[
            walk(
                "Paula Payroll",
                "I have a new phone and now I never get the approval thing.",
                &["what: New phone", "move-self", "fixed-moved"],
            ),
            walk(
                "Emil Export",
                "The code from the app is always refused since I came back from abroad.",
                &["clock", "fixed-phone"],
            )
            .note("clock", "The phone's clock was set by hand, seven minutes behind."),
            walk(
                "Olga Orders",
                "No prompt comes on my phone, I have been waiting for ten minutes.",
                &["phone-basics", "fixed-phone"],
            ),
            walk(
                "Quentin Quality",
                "My phone fell into the harbour, so no app and no codes.",
                &["what: Phone lost, stolen or broken", "call-back", "register", "bridged"],
            )
            .note("call-back", "Reached on the desk phone on record."),
            walk(
                "Tina Training",
                "Got a new phone from the shop, they already wiped the old one.",
                &["what: New phone", "other-method", "find-record", "fixed-reset"],
            ),
            walk(
                "Hanna Hiring",
                "It asks me to type a number, I type it and nothing happens.",
                &["what: Number on the screen is not accepted", "fixed-phone"],
            ),
            walk(
                "Simon Safety",
                "My phone asks me to approve sign-ins all evening and I am not doing anything!",
                &["fatigue"],
            )
            .note("unasked", "About twenty prompts since 21:00, all denied.")
            .up(
                "Unasked prompts since last night, all denied. The password is probably known to somebody.",
                "Password reset, sessions revoked, number matching was already on. Sign-ins came from a known bad address; blocked.",
            ),
            walk(
                "Fred Finance",
                "New phone, and the page says I am not allowed to add it myself.",
                &["move-self", "find-record", "call-back", "needs-engineer"],
            )
            .up(
                "Identity verified by call back. On the list of protected people, L1 may not change methods.",
                "Old method removed and Temporary Access Pass given in person; new phone registered.",
            ),
        ],
    ),
    (
        "Monitor or dock not detected",
        &[
            walk(
                "Mia Marketing",
                "My second screen stays black since I moved desks.",
                &["power: No signal or sleep", "input", "fixed-input"],
            ),
            walk(
                "Bob Billing",
                "Nothing on the dock works today, no screens, no keyboard.",
                &["dock-power", "fixed-dock"],
            ),
            walk(
                "Ines Insurance",
                "Everything on the big screen is tiny and one of them is upside down.",
                &["fixed-arranged"],
            )
            .fixed("Screen 2 was rotated and at 100 percent scaling. Corrected in the display settings."),
            walk(
                "Archie Archive",
                "The monitor has no light at all, is it broken?",
                &["monitor-power", "fixed-power"],
            ),
            walk(
                "Zoe Zoning",
                "The left screen flickers and goes off every few minutes.",
                &["what: Flickers or goes off and on", "cables", "fixed-cable"],
            )
            .note("cables", "Cable was bent sharply behind the desk."),
            walk(
                "Tom Tender",
                "Second monitor is not found any more, Windows only shows one.",
                &["project", "fixed-project"],
            ),
            walk(
                "Karin Kitchen",
                "Dock light is off, I tried two sockets already.",
                &["dock-power", "dock-faulty"],
            )
            .up(
                "Dock without any light on two sockets and with another charger. Place: room 2.14.",
                "Dock replaced from stock, the old one goes back under warranty.",
            ),
        ],
    ),
    (
        "New starter",
        &[
            walk(
                "Hanna Hiring",
                "We have a new colleague in accounts from the first of next month, what do you need from me?",
                &["set-up"],
            )
            .up(
                "Request complete: name, first day, manager, access list with approval attached. Computer is in stock.",
                "Account, licence and groups made, laptop enrolled. First-day call agreed with the manager.",
            ),
            walk(
                "Gerda Goods",
                "My new colleague is here and cannot get past the password page.",
                &["day-one: Password is refused", "first-signin", "ready"],
            ),
            walk(
                "Lars Logistics",
                "Somebody starts with us on Monday, I only heard it today.",
                &["approval", "waiting"],
            )
            .fixed("Caller is not on the list of approvers. Told him who is (his manager) and what we need; nothing set up yet."),
            walk(
                "Rosa Returns",
                "It is my first day and I am in, but there is no shared drive.",
                &["day-one: Signed in, something is missing", "missing"],
            )
            .up(
                "New starter signed in, drive R: and the returns mailbox are missing compared with the approved list.",
                "Added to the two groups; drive and mailbox are there after signing in again.",
            ),
            walk(
                "Udo Upkeep",
                "The new apprentice sits at the phone part of the sign-in and does not know what to do.",
                &["day-one: Stuck at the second factor", "ready"],
            ),
        ],
    ),
    (
        "No network",
        &[
            walk(
                "Cora Customs",
                "No internet at my desk since the cleaners were here.",
                &["cable", "fixed-cable"],
            ),
            walk(
                "Jonas Joinery",
                "Four desks in our corner have no network, the rest of the hall is fine.",
                &["fixed-desk-switch"],
            ),
            walk(
                "Ursula Units",
                "Nothing opens, and there is a small aeroplane next to the clock.",
                &["fixed-airplane"],
            ),
            walk(
                "Vito Vendors",
                "The whole branch is offline, we had a power cut ten minutes ago.",
                &["fixed-power"],
            ),
            walk(
                "Nils Night",
                "My computer says unidentified network and nothing loads.",
                &["symbol: Monitor, but nothing opens", "address", "fixed-address"],
            )
            .note("address", "Address was from the old office."),
        ],
    ),
    (
        "OneDrive not syncing",
        &[
            walk(
                "Mia Marketing",
                "My campaign folder is on my computer but not on the web.",
                &["icon: Paused", "fixed-resumed"],
            ),
            walk(
                "Paul Patents",
                "There is a red circle on the cloud and it says a name is not allowed.",
                &["names", "fixed-names"],
            ),
            walk(
                "Ada Audit",
                "The little cloud has gone completely.",
                &["start-it", "fixed-started"],
            ),
            walk(
                "Tom Tender",
                "The whole tender folder has vanished, I need it by four!",
                &["fixed-restored"],
            )
            .note("recycle", "Deleted yesterday 17:02 from his own phone."),
            walk(
                "Peter Press",
                "It has been turning arrows since yesterday evening.",
                &["stuck", "fixed-restart"],
            ),
            walk(
                "Greta Grants",
                "OneDrive says my storage is full and there is nothing I could delete.",
                &["cloud-full", "quota"],
            )
            .up(
                "1 TB full with grant files that have to be kept seven years. Needs more space or an archive.",
                "Closed years moved to the archive site, 400 GB free again.",
            ),
            walk(
                "Bea Board",
                "My papers are not on the tablet, but on the laptop they are.",
                &["right-folder", "move-in", "fixed-place"],
            ),
            walk(
                "Emil Export",
                "It keeps asking me to sign in, and then it asks again.",
                &["sign-in", "reset", "fixed-reset"],
            ),
        ],
    ),
    (
        "Outlook cannot connect",
        &[
            walk(
                "Paula Payroll",
                "Outlook says Disconnected at the bottom, no mail since eight.",
                &["status-bar", "restart-outlook", "fixed-restart"],
            ),
            walk(
                "Sam Sales",
                "My Outlook asks for the password over and over, and it is right!",
                &["status-bar: Need Password", "credentials", "fixed-credentials"],
            ),
            walk(
                "Lena Legal",
                "I do not get any new mail, but my colleague does.",
                &["work-offline", "fixed-offline"],
            ),
            walk(
                "Theo Transport",
                "Outlook does not open at all, it hangs at loading profile.",
                &["status-bar: Outlook will not open", "safe-mode", "addins", "fixed-addin"],
            )
            .fixed("An Outlook add-in prevented the connection and was switched off. Add-in: old fax connector."),
            walk(
                "Ivo Invoice",
                "Mail on my phone stopped yesterday, on the computer all is well.",
                &["phone", "fixed-phone"],
            ),
            walk(
                "Ursula Units",
                "I get a message that my mailbox is full and nothing comes in.",
                &["quota", "fixed-quota"],
            )
            .note("quota", "Deleted Items held 11 GB."),
            walk(
                "Hugo Harbour",
                "New Outlook shows nothing newer than Tuesday.",
                &["new-restart", "new-repair", "fixed-repair"],
            ),
            walk(
                "Carla Catering",
                "Nobody in the canteen office gets any mail.",
                &["others: Colleagues too", "outage-known"],
            )
            .up(
                "Published incident in Exchange Online fits. Five people in the canteen office affected.",
                "Incident ended at 13:20, mail was delivered with delay. Callers told.",
            ),
            walk(
                "Quentin Quality",
                "Trying to connect, trying to connect, all morning.",
                &["restart-outlook", "safe-mode", "quick-repair", "profile"],
            )
            .note("webmail", "Mail on the web is fine.")
            .up(
                "Mail works on the web. Restart, safe mode and quick repair did not help; the profile should be rebuilt.",
                "New mail profile made, old one removed. Connected, shared mailboxes added again.",
            ),
            walk(
                "Bob Billing",
                "Outlook is disconnected and other pages do not open either.",
                &["internet", "get-online", "fixed-online"],
            ),
            walk(
                "Olga Orders",
                "Since the update Outlook starts and closes again at once.",
                &["status-bar: Outlook will not open", "safe-mode", "quick-repair", "fixed-repair"],
            )
            .unhelpful("Quick repair changed nothing lasting. The view settings were corrupt: started with /cleanviews, works since."),
        ],
    ),
    (
        "Password reset",
        &[
            walk(
                "Wanda Warehouse",
                "I have forgotten my Windows password over the holiday.",
                &["call-back", "reset-ad", "fixed-reset"],
            ),
            walk(
                "Peter Press",
                "It says my password has expired and I am at home.",
                &["expired", "fixed-self"],
            ),
            walk(
                "Karin Kitchen",
                "The password does not work. I am sure it is right!",
                &["fixed-typo"],
            )
            .fixed("Caps Lock was on. Password is right, signed in."),
            walk(
                "Rita Reception",
                "I want a new PIN, I have forgotten mine.",
                &["pin", "pin-reset", "fixed-pin"],
            ),
            walk(
                "Archie Archive",
                "I forgot my password, and the reset page wants a code I never set up.",
                &["self-service: Not registered or not offered", "reset-cloud", "fixed-reset"],
            )
            .note("call-back", "Called back on the extension on record."),
            walk(
                "Vito Vendors",
                "The supplier portal does not take my password.",
                &["fixed-app"],
            ),
            walk(
                "Jonas Joinery",
                "I need a new password, mine was on a note that is gone.",
                &["compromised: Shared it or wrote it down", "fixed-self"],
            ),
            walk(
                "Leo Lab",
                "Forgot my password, my number has changed as well.",
                &["find-record: Caller says the number changed", "manager", "reset-ad", "fixed-reset"],
            )
            .note("manager", "Manager vouches, sits beside him."),
            walk(
                "",
                "I need the password reset for the director, quickly please, I have no time for questions.",
                &["find-record: Caller pushes to skip this", "suspicious"],
            )
            .note("pressure", "Hung up when told about the call back. Number withheld.")
            .up(
                "Caller claimed to be an assistant of the director and refused a call back. Nothing was reset.",
                "Director's office knows nothing of it. Sign-in log is clean; everybody at the desk warned.",
            ),
            walk(
                "Gerda Goods",
                "Can you let me into my colleague's mail, he is on holiday.",
                &["not-own"],
            )
            .up(
                "Wants into a colleague's mailbox during his holiday. Not given; needs his manager and data protection.",
                "Manager asked for an automatic reply with a substitute instead. No access given.",
            ),
            walk(
                "Ines Insurance",
                "I typed my password into a page that looked like ours, but it was not.",
                &["incident"],
            )
            .up(
                "Password typed into a false sign-in page 20 minutes ago. Address of the page on the ticket.",
                "Password reset, sessions revoked, no strange sign-in and no mail rules. Page blocked and reported.",
            ),
            walk(
                "Tina Training",
                "Password reset please, I am locked out in front of a full class.",
                &["call-back", "reset-cloud", "tell", "cached", "fixed-reset"],
            ),
        ],
    ),
    (
        "Phishing mail reported",
        &[
            walk(
                "Cora Customs",
                "I have a mail about a parcel I never ordered, looks fishy.",
                &["report", "fixed-reported"],
            ),
            walk(
                "Fred Finance",
                "A mail from our director wants me to pay something today. It feels wrong.",
                &["known-sender", "report", "campaign"],
            )
            .up(
                "False invoice in the director's name, reply address outside. Director did not send it. Nothing paid.",
                "Removed from eleven mailboxes, sender blocked, finance warned.",
            ),
            walk(
                "Nora Notary",
                "I clicked on a link in a mail, it was an empty page. Is that bad?",
                &["clicked", "close-page", "fixed-reported"],
            ),
            walk(
                "Stan Stock",
                "Is this mail from the pension fund real?",
                &["known-sender", "harmless"],
            )
            .note("known-sender", "Rang the fund on the number in last year's letter: genuine."),
            walk(
                "Mona Mailroom",
                "I opened the invoice in the mail and then a black window flashed.",
                &["isolate", "device-incident"],
            )
            .note("isolate", "Cable out, Wi-Fi off, computer is on.")
            .up(
                "Attachment run, black window seen. Computer is off the network and switched on, under her desk.",
                "Scanner caught the downloader, nothing ran on. Computer reinstalled to be sure, password reset.",
            ),
            walk(
                "Greta Grants",
                "I answered the mail with my account number before I looked at the sender.",
                &["replied", "data-incident"],
            )
            .up(
                "Own bank account number sent to a stranger. No customer data. Caller rings the bank.",
                "Data protection informed, sender blocked, bank has put a watch on the account.",
            ),
        ],
    ),
    (
        "Printer not printing",
        &[
            walk(
                "Bob Billing",
                "The printer on our floor says paper jam, but there is no paper to see.",
                &["jam", "fixed-jam"],
            ),
            walk(
                "Dora Dispatch",
                "My labels do not come out, they just stay in the list.",
                &["queue", "fixed-queue"],
            ),
            walk(
                "Ursula Units",
                "It prints at the other end of the building!",
                &["default", "fixed-default"],
            ),
            walk(
                "Wanda Warehouse",
                "The printer is dark, nothing lights up.",
                &["power", "fixed-power"],
            ),
            walk(
                "Lars Logistics",
                "My computer says the printer is offline, the others can print.",
                &["queue", "add", "fixed-add"],
            ),
            walk(
                "Ada Audit",
                "The printout has grey stripes all over.",
                &["quality", "fixed-supplies"],
            ),
            walk(
                "Rosa Returns",
                "Nobody can print return slips since lunch, the display says ready.",
                &["panel: Ready, no message", "ping", "fixed-power-cycle"],
            ),
            walk(
                "Simon Safety",
                "This one PDF will not print, everything else does.",
                &["document", "fixed-document"],
            ),
            walk(
                "Pia Planning",
                "I printed the plans, but where are they? Nothing comes out.",
                &["release", "fixed-release"],
            ),
            walk(
                "Hanna Hiring",
                "Contracts come out on the wrong paper and in colour.",
                &["settings", "fixed-default"],
            )
            .unhelpful("Not the caller's settings: the form template carried its own tray. Template corrected with her."),
            walk(
                "Zoe Zoning",
                "The plotter shows an error with numbers, 0x6100.",
                &["power-cycle", "hardware"],
            )
            .note("power-cycle", "Error 0x6100 is back after a minute off.")
            .up(
                "Plotter in room 3.02 shows 0x6100 again after power cycle. Service contract number is on the side.",
                "Service technician changed the carriage belt.",
            ),
        ],
    ),
    (
        "Shared drive missing",
        &[
            walk(
                "Archie Archive",
                "Drive G has gone from my computer.",
                &["open-path", "remap", "fixed-mapped"],
            ),
            walk(
                "Tara Travel",
                "I am at home and the drive has a red cross.",
                &["vpn", "fixed-network"],
            ),
            walk(
                "Paul Patents",
                "The folder with the old filings has disappeared from the patents drive.",
                &["folder", "fixed-folder"],
            )
            .note("folder", "Somebody had dragged it into the folder above."),
            walk(
                "Ines Insurance",
                "The claims folder is empty, there is only a note that it moved.",
                &["moved", "fixed-moved"],
            ),
            walk(
                "Gerda Goods",
                "It says access denied since I went over to goods inward.",
                &["approval", "grant"],
            )
            .up(
                "Changed department. Owner of the goods folder has approved in writing, mail attached.",
                "Added to the goods-inward group, removed from the old one.",
            ),
            walk(
                "Nils Night",
                "At night the drive asks me for a name and a password.",
                &["credentials", "remap", "fixed-mapped"],
            ),
            walk(
                "Carla Catering",
                "I used to get into the menu folder, since yesterday I am not let in.",
                &["lost-access"],
            )
            .up(
                "Had access to the menu folder until yesterday. Owner knows of no change.",
                "A group had been cleaned up too eagerly. Membership restored, four others with her.",
            ),
            walk(
                "Felix Fleet",
                "The fleet drive is not there in the guest house.",
                &["right-network", "fixed-network"],
            ),
        ],
    ),
    (
        "Slow computer",
        &[
            walk(
                "Ivo Invoice",
                "Everything is terribly slow, I can make coffee while a window opens.",
                &["restart", "fixed-restart"],
            )
            .note("uptime", "Last restart 19 days ago."),
            walk(
                "Peter Press",
                "My laptop crawls and the fan blows all the time.",
                &["taskmgr", "browser", "fixed-program"],
            )
            .note("taskmgr", "Browser at 90 percent, 74 tabs."),
            walk(
                "Sofia Survey",
                "It says disk almost full and it is slow as treacle.",
                &["clean", "fixed-space"],
            ),
            walk(
                "Mia Marketing",
                "Takes ten minutes until I can do anything in the morning.",
                &["startup", "fixed-startup"],
            ),
            walk(
                "Hugo Harbour",
                "Web pages load slowly, only since I sit in the container office.",
                &["internet", "fixed-network"],
            ),
            walk(
                "Leo Lab",
                "The lab computer is slow, and it makes a clicking sound.",
                &["disk-health", "disk-failing"],
            )
            .up(
                "Drive clicks and reports a warning. Caller is copying the measurements to OneDrive now.",
                "Drive replaced and computer set up again, measurements complete.",
            ),
            walk(
                "Tom Tender",
                "Excel takes a minute for each click in the tender sheet.",
                &["office-repair", "big-file"],
            )
            .fixed("Only the 140 MB tender sheet is slow. Shown how to drop the old tabs; fast with 20 MB."),
            walk(
                "Vito Vendors",
                "The laptop is slow on battery and fine on the train socket.",
                &["power", "fixed-power"],
            ),
            walk(
                "Ada Audit",
                "The ledger program takes for ever, and not only for me.",
                &["app-others", "many"],
            )
            .up(
                "Ledger program slow for the whole of audit since about ten, other programs are fine.",
                "A report job had locked the database. Moved to the night; fast again.",
            ),
        ],
    ),
    (
        "Software install request",
        &[
            walk(
                "Pia Planning",
                "I need that mind map program for the workshop.",
                &["alternative", "fixed-alternative"],
            ),
            walk(
                "Zoe Zoning",
                "Please install the PDF editor on my new computer.",
                &["portal", "fixed-installed"],
            ),
            walk(
                "Sam Sales",
                "A customer invites me to a meeting in a program I do not have.",
                &["web-version", "fixed-browser"],
            ),
            walk(
                "Jonas Joinery",
                "The drawing program says it has no licence.",
                &["what: It is there, but wants a licence", "fixed-licence"],
            ),
            walk(
                "Lars Logistics",
                "A page tells me to update my player and I cannot watch the training.",
                &["update", "stranger", "fixed-stopped"],
            ),
            walk(
                "Emil Export",
                "I would like the translation tool everybody talks about.",
                &["manager", "not-approved"],
            )
            .fixed("Not on the list and no approval yet. He knows that his manager has to ask in writing, and how long a review takes."),
            walk(
                "Mia Marketing",
                "We need one more seat of the layout program by next week.",
                &["buy"],
            )
            .up(
                "No free licence of the layout program. Manager's approval with cost centre attached.",
                "Seat ordered and assigned, she has signed in.",
            ),
        ],
    ),
    (
        "Teams audio",
        &[
            walk(
                "Hanna Hiring",
                "Nobody can hear me and the interview starts in five minutes!",
                &["bridge", "bridged"],
            ),
            walk(
                "Quentin Quality",
                "I hear nothing in Teams, music works.",
                &["devices", "fixed-device"],
            ),
            walk(
                "Tina Training",
                "My new headset is not in the list.",
                &["reconnect", "fixed-headset"],
            ),
            walk(
                "Bea Board",
                "They say I sound like a robot.",
                &["quality", "fixed-quality"],
            ),
            walk(
                "Olga Orders",
                "My camera shows only a black picture.",
                &["camera", "fixed-camera"],
            )
            .note("camera", "Sliding cover was closed."),
            walk(
                "Lena Legal",
                "I was on mute the whole time, it says, but the button is not red.",
                &["mute", "fixed-mute"],
            ),
            walk(
                "Theo Transport",
                "No sound in any call since this morning's update.",
                &["windows-sound", "restart-teams", "fixed-teams"],
            ),
            walk(
                "Cora Customs",
                "The headset crackles with everybody, at home and here.",
                &["quality", "headset-faulty"],
            )
            .up(
                "Headset crackles on two computers; another one is fine. Bought last year.",
                "Replaced from stock, warranty claim sent.",
            ),
            walk(
                "Greta Grants",
                "I cannot hear one colleague, everybody else is fine.",
                &["other-side", "not-here"],
            ),
        ],
    ),
    (
        "VPN cannot connect",
        &[
            walk(
                "Fred Finance",
                "The VPN says my user name or password is wrong since I changed it.",
                &["retype", "fixed-credentials"],
            ),
            walk(
                "Tara Travel",
                "The VPN times out in the hotel.",
                &["internet: A hotel or guest page appeared", "in-office: Hotel, train or customer site", "restart", "hotspot", "workaround"],
            )
            .fixed("The hotel network blocks the VPN. Works over the phone's hotspot; she asks the hotel for another network."),
            walk(
                "Rita Reception",
                "I wanted to switch the VPN on at the front desk and it refuses.",
                &["in-office: In the office", "not-needed"],
            ),
            walk(
                "Paula Payroll",
                "VPN wants approval but then it says failed.",
                &["mfa", "fixed-mfa"],
            ),
            walk(
                "Paul Patents",
                "It says the computer is not compliant.",
                &["certificate", "fixed-compliance"],
            ),
            walk(
                "Felix Fleet",
                "VPN says connected, yet the fleet program finds nothing.",
                &["inside", "fixed-dns"],
            ),
            walk(
                "Nora Notary",
                "Server not found, says the VPN. Yesterday it worked from home.",
                &["restart", "fixed-restart"],
            ),
            walk(
                "Ivo Invoice",
                "At home the VPN does not connect since we have the new router.",
                &["hotspot", "local-network", "fixed-router"],
            ),
            walk(
                "Emil Export",
                "I am at the fair abroad and cannot get in.",
                &["geo-block"],
            )
            .up(
                "At a trade fair abroad until Friday, not announced. Manager has to approve an exception.",
                "Manager approved; exception for the country until Saturday.",
            ),
            walk(
                "Simon Safety",
                "VPN password is right, but it says not permitted.",
                &["retype", "no-permission"],
            )
            .up(
                "Same password works on the account page. VPN refuses the user after retyping.",
                "Was missing in the VPN group since the change of department. Added.",
            ),
            walk(
                "Ines Insurance",
                "The VPN program has disappeared from my computer.",
                &["client", "fixed-client"],
            ),
        ],
    ),
    (
        "Website not loading",
        &[
            walk(
                "Vito Vendors",
                "The supplier page comes up empty, with my colleague it is fine.",
                &["private", "clear-site", "fixed-cache"],
            ),
            walk(
                "Cora Customs",
                "The customs site says my connection is not private.",
                &["certificate", "fixed-clock"],
            )
            .note("certificate", "Clock was one day behind after the battery change."),
            walk(
                "Wanda Warehouse",
                "A page screams that I have a virus and should ring a number.",
                &["scare", "fixed-scare"],
            ),
            walk(
                "Gerda Goods",
                "The intranet does not open at home.",
                &["internal", "fixed-vpn"],
            ),
            walk(
                "Max Maintenance",
                "The spare parts site shows 503.",
                &["site-down"],
            )
            .up(
                "Spare parts shop answers 503 everywhere, also on the phone without Wi-Fi.",
                "Maker confirms maintenance until the evening. Orders by phone until then.",
            ),
            walk(
                "Rosa Returns",
                "The parcel portal throws me out after the password, again and again.",
                &["private", "other-browser", "workaround"],
            ),
            walk(
                "Bob Billing",
                "The bank page looks strange, the buttons are missing.",
                &["private", "clear-site", "extensions", "fixed-extension"],
            )
            .unhelpful("No extension was at fault: the page zoom was at 300 percent and hid the buttons. Set back to 100."),
        ],
    ),
    (
        "WiFi problems",
        &[
            walk(
                "Stan Stock",
                "The scanner gun and my laptop drop out behind shelf 14.",
                &["signal", "weak", "coverage"],
            )
            .up(
                "Weak between shelves 14 and 18 since the new racks went up. Scanners drop out there too.",
                "Access point moved over the aisle, measured again: fine.",
            ),
            walk(
                "Lena Legal",
                "Wi-Fi connected, but no internet, only on my laptop.",
                &["address", "fixed-address"],
            ),
            walk(
                "Karin Kitchen",
                "Our Wi-Fi is not in the list any more.",
                &["symptom: Our network is not in the list", "in-range", "forget", "fixed-forget"],
            ),
            walk(
                "Sam Sales",
                "On the train I am on the Wi-Fi but no page opens.",
                &["portal", "fixed-portal"],
            ),
            walk(
                "Mona Mailroom",
                "The Wi-Fi button is grey, I cannot switch it on.",
                &["adapter", "fixed-adapter"],
            ),
            walk(
                "Paula Payroll",
                "At home nothing is online since the thunderstorm.",
                &["router", "fixed-router"],
            ),
            walk(
                "Ursula Units",
                "Video calls stutter at my desk, two desks on it is fine.",
                &["weak", "fixed-signal"],
            ),
            walk(
                "Dora Dispatch",
                "The whole dispatch hall has no Wi-Fi.",
                &["office-down"],
            )
            .up(
                "No Wi-Fi in the dispatch hall, about 15 people, network name not visible. Cable works.",
                "Switch feeding three access points had lost its uplink. Replaced the module.",
            ),
            walk(
                "Tom Tender",
                "I want to join the Wi-Fi and it keeps asking for a password.",
                &["forget", "fixed-forget"],
            ),
        ],
    ),
];

/// Past calls off the beaten track: note pads, walks of a proposal, calls for an engineer, and walks with a twist.
const OTHERS: &[Call] = &[
    // Two ad-hoc walks that worked and became drafts, and what became of one of them.
    adhoc(
        "Rita Reception",
        "The door reader at the main entrance blinks red for everybody's badge.",
        &[
            "Reader blinks red at once, also with my test badge. Side door works.",
            "Reader's display shows 'no controller'. Power light on.",
            "Had the caretaker switch the small box above the door off and on (fuse F12).",
            "Green again after two minutes, three badges tried.",
        ],
    )
    .fixed("Door controller was stuck. Switched off and on at fuse F12 by the caretaker; all badges open again.")
    .by(Who::L1)
    .back(16)
    .drafted(0),
    Call::new(
        "Mona Mailroom",
        "My badge does not open the side door, it just blinks.",
        Work::Proposal(0, &["restart-controller", "fixed-controller"]),
    )
    .fixed("Side door's controller was stuck. Switched off and on at fuse F14; badge opens.")
    .by(Who::L1b)
    .back(6),
    Call::new(
        "Archie Archive",
        "The archive door stays shut, the light on the reader is orange.",
        Work::Proposal(0, &["badge-expired"]),
    )
    .up(
        "Orange light, badge ended last week with the old contract. Facilities must extend it.",
        "Facilities extended the badge after his manager confirmed the new contract.",
    )
    .by(Who::L1)
    .back(3),
    adhoc(
        "Wanda Warehouse",
        "The hand scanner beeps but nothing appears in the booking program.",
        &[
            "Scanner pairs with the cradle, beeps twice. Notepad stays empty as well.",
            "Barcode for 'USB keyboard mode' from the booklet scanned: text appears in Notepad.",
            "Booking program takes it once the cursor is in the field. Enter was missing.",
            "Scanned 'add Enter' from the booklet. Three bookings done.",
        ],
    )
    .fixed("Scanner had lost its settings with the flat battery. Set back to keyboard mode with Enter, from the booklet's codes.")
    .by(Who::L1)
    .back(9)
    .drafted(1),
    // Note pads.
    adhoc(
        "Bea Board",
        "The projector in the board room shows everything in green.",
        &["Green on both laptops, so it is the projector or its cable.", "Other HDMI cable from the cupboard: colours are right."],
    )
    .fixed("HDMI cable in the board room was broken. Replaced from the cupboard; reserve cable ordered."),
    adhoc(
        "Theo Transport",
        "The tachograph reader is not recognised by the program.",
        &["Reader is in Device Manager, without a warning.", "Program was set to COM3, reader is on COM5.", "Changed in the program's settings, card is read."],
    )
    .fixed("Reader had moved to COM5 after another USB port was used. Set in the program; card reads."),
    adhoc(
        "Carla Catering",
        "The till will not print the daily summary.",
        &["Receipts print, only the summary does not.", "Paper sensor says near end, summary needs a full roll.", "New roll in, summary printed."],
    )
    .fixed("The till refuses the summary when paper is nearly out. New roll, printed."),
    adhoc(
        "Peter Press",
        "I need to send a 4 GB film to the newspaper and mail refuses.",
        &["Explained size limits of mail.", "Shared link from OneDrive with an end date, newspaper downloaded it."],
    )
    .fixed("Shared with a link that ends in a week instead of mail. Recipient confirmed."),
    adhoc(
        "Paul Patents",
        "All dates in the docket list show as number signs.",
        &["Column too narrow, double click on the edge.", "Two dates are text, converted."],
    )
    .fixed("Column widened, two text dates converted. No fault."),
    adhoc(
        "Hugo Harbour",
        "The weighbridge screen shows yesterday's weight.",
        &["Program runs, connection light is yellow.", "Serial adapter unplugged and in again: green.", "Empty truck weighed twice, agrees with the display outside."],
    )
    .fixed("Serial adapter of the weighbridge was stuck. Reconnected; weights are current."),
    adhoc(
        "Ada Audit",
        "I cannot open the zip file the auditors sent.",
        &["Password was in a separate mail, in the junk folder.", "Opens with it."],
    )
    .fixed("The password mail was in Junk. Moved, sender marked as safe, file opens."),
    adhoc(
        "Sofia Survey",
        "My total station does not send points to the tablet any more.",
        &["Bluetooth pairing present, not connected.", "Removed and paired again with the code on the instrument.", "Test point arrives."],
    )
    .fixed("Paired instrument and tablet again; points arrive."),
    adhoc(
        "Tina Training",
        "Twelve laptops for the class and all of them want updates right now.",
        &["Class starts in 40 minutes.", "Set active hours and paused updates for one day on all twelve, with her.", "Restarted once, class can start."],
    )
    .fixed("Updates paused until tomorrow on the class laptops; they install tonight on power."),
    adhoc(
        "Felix Fleet",
        "The fuel card website says my session is over as soon as I sign in.",
        &["Same in another browser.", "System clock right. Cookies for the site are blocked by an old setting.", "Allowed for this site, stays signed in."],
    )
    .fixed("Cookies of the fuel card site were blocked. Allowed for this site."),
    adhoc(
        "Ines Insurance",
        "Somebody else's signature is under my mails!",
        &["New mails only, replies are right.", "Roaming signature of the previous user of the shared computer.", "Chose her own signature as default for new mails."],
    )
    .fixed("Default signature for new mails was wrong. Corrected; test mail is right."),
    adhoc(
        "Karin Kitchen",
        "The oven's tablet asks for a Google account.",
        &["It is the maker's tablet, not ours; lost its kiosk mode after an update.", "Maker's hotline: restart with both buttons brings the kiosk back. It did."],
    )
    .fixed("Restarted into the maker's kiosk mode with both buttons. No account needed."),
    adhoc(
        "Udo Upkeep",
        "My calendar is one hour off from everybody else's.",
        &["Time zone of the phone is right, Outlook's is Lisbon.", "Set to the company's time zone, meetings line up."],
    )
    .fixed("Outlook's time zone was still that of his last trip. Corrected."),
    adhoc(
        "Yara Yard",
        "The gate camera shows only a grey picture.",
        &["Other cameras are fine.", "Camera answers on the network, lens is not dirty.", "Recorder restarted, still grey."],
    )
    .to_desk(
        Some("Hardware fault"),
        "Gate camera grey although it answers; recorder restarted. Probably the camera itself.",
        Desk::Solved("Infrared filter of the camera was stuck. Camera replaced under warranty."),
    ),
    adhoc(
        "Hanna Hiring",
        "The applicant portal sends all mails twice.",
        &["Checked with two applications: two mails each, ten seconds apart.", "Only since Monday. No setting of ours."],
    )
    .to_desk(
        Some("Vendor or licensing"),
        "Applicant portal sends every mail twice since Monday. Two examples with times on the ticket.",
        Desk::Solved("Vendor had two mail jobs running after maintenance. Stopped one."),
    ),
    // Plainly not L1's.
    direct(
        "Fred Finance",
        "The payment run has to go out at noon and the bank connection is down.",
        "Vendor or licensing",
        "Bank connection of the payment program fails since 9:10. Run is due at noon.",
        "Bank's certificate had been renewed. Imported the new one, run went out at 11:40.",
    ),
    direct(
        "Jonas Joinery",
        "The server in our workshop beeps and an orange light is on.",
        "Hardware fault",
        "Workshop server, orange light on disk 2, beeping. Still works.",
        "Disk 2 replaced, mirror rebuilt overnight.",
    ),
    direct(
        "Lars Logistics",
        "Nothing from the customer's orders has arrived since six this morning.",
        "Network or outage",
        "No orders through the exchange since 6:00. Usually one every few minutes.",
        "The certificate of the exchange had ended. Renewed, 212 orders came in.",
    ),
    direct(
        "Bea Board",
        "I need all mails of the former managing director for the lawyers.",
        "Beyond L1 scope",
        "Legal search in a leaver's mailbox, ordered by the board. Needs data protection.",
        "Search made with data protection present and handed to the lawyers on an encrypted stick.",
    ),
    direct(
        "Max Maintenance",
        "The controller of line two wants an administrator to update it.",
        "Needs admin access",
        "Update of the line controller asks for an administrator. Maker's technician is on site until three.",
        "Installed together with the maker's technician, line runs.",
    ),
    direct(
        "Quentin Quality",
        "Please let the auditor into our quality system for two days.",
        "Needs admin access",
        "Guest access for the auditor, two days, read only. Approval attached.",
        "Guest account with read rights until Friday evening.",
    ),
    direct(
        "Paula Payroll",
        "The payroll program wants a new licence file or it stops on Friday.",
        "Vendor or licensing",
        "Licence of the payroll program ends on Friday. Vendor wants our order number.",
        "Licence renewed and imported.",
    ),
    // From hand to hand.
    flow(
        "Slow computer",
        "Zoe Zoning",
        "The map program and everything else is slow since I have the new plans open.",
        &["memory", "end-task", "fixed-program"],
    )
    .by(Who::L1)
    .twist(Twist::HandedOver(Who::L1b)),
    flow(
        "Outlook cannot connect",
        "Simon Safety",
        "Outlook wants my password, I enter it, and it wants it again.",
        &["sign-in", "reset", "status-bar: Need Password", "fixed-credentials"],
    )
    .by(Who::L1b)
    .twist(Twist::TakenOver(Who::L1)),
    adhoc(
        "Nils Night",
        "The shift plan does not load on the screen in the hall.",
        &["Screen shows a sign-in page instead of the plan.", "The screen's account had a new password since the weekend.", "Signed in again with the one from the vault, plan is there."],
    )
    .fixed("The hall screen's account had been signed out. Signed in again; plan loads by itself.")
    .by(Who::Engineer)
    .twist(Twist::HandedOver(Who::L1)),
    // Left alone, abandoned by the product, picked up again.
    flow(
        "Printer not printing",
        "Ivo Invoice",
        "Invoices come out with strange characters only.",
        &["which-jobs", "looks"],
    )
    .left()
    .by(Who::L1)
    .back(13)
    .again_by(&["add", "fixed-add"], "Printer removed and added again with the right driver; invoices print properly."),
    flow(
        "OneDrive not syncing",
        "Nora Notary",
        "The deeds folder shows old versions on my computer.",
        &["icon", "stuck"],
    )
    .left()
    .by(Who::L1b)
    .back(11)
    .again_by(&["fixed-restart"], "After the restart OneDrive caught up; newest deeds are on the computer."),
    adhoc(
        "Tom Tender",
        "The tender platform does not accept my signature card.",
        &["Reader light is green, platform says no card.", "He has to look for the card's PIN letter at home, will ring back."],
    )
    .left()
    .by(Who::L1)
    .back(7)
    .again("Caller found the PIN letter. Card unlocked with it, signature accepted."),
    flow(
        "MFA reset",
        "Greta Grants",
        "The app on my phone shows no account any more.",
        &["phone-basics: Work account is not in the app", "old-phone: No", "find-record"],
    )
    .left()
    .by(Who::Engineer)
    .back(10)
    .again_by(&["call-back", "register", "fixed-reset"], "Reached on the number on record. Old method removed, new registration done together."),
    // Came back.
    flow(
        "Teams audio",
        "Pia Planning",
        "In meetings they hear me twice, like an echo.",
        &["quality", "fixed-quality"],
    )
    .back(14)
    .twist(Twist::Reopened("The echo is back in every meeting with more than three people."))
    .again("A second device of hers had joined the meetings with its microphone on. Removed from the room; no echo in a test with four."),
    flow(
        "VPN cannot connect",
        "Leo Lab",
        "VPN drops as soon as I start the measurement upload.",
        &["restart", "fixed-restart"],
    )
    .back(8)
    .twist(Twist::Reopened("Dropped again last night after ten minutes."))
    .again("Power saving switched the Wi-Fi adapter off under load. Disabled; upload ran for two hours."),
    // Returned by an engineer.
    flow(
        "Shared drive missing",
        "Rosa Returns",
        "I need the photos folder of the returns team.",
        &["approval-missing"],
    )
    .to_desk(
        None,
        "Wants access for the first time; owner of the folder has been asked and has not answered.",
        Desk::Returned("Owner has approved now. L1 can give this access with the self-service group; no engineer needed."),
    )
    .back(12)
    .again("Added through the self-service group after the owner's approval; folder opens."),
    // The desk still waits for somebody else.
    flow(
        "Monitor or dock not detected",
        "Udo Upkeep",
        "The screen in the control room has a broad black bar.",
        &["cables", "monitor-faulty"],
    )
    .to_desk(
        None,
        "Black bar also on another computer and cable. Control room needs it for the alarm view.",
        Desk::InHand,
    )
    .back(2),
    flow(
        "Software install request",
        "Paul Patents",
        "We want the new drawing viewer for patent files.",
        &["manager", "review"],
    )
    .to_desk(
        None,
        "Not on the list, manager has approved need and cost. Vendor's security sheet attached.",
        Desk::InHand,
    )
    .back(4),
];

/// The last hours, and what is going on now.
const PRESENT: &[Call] = &[
    flow(
        "Password reset",
        "Lars Logistics",
        "Back from holiday and my password has run out.",
        &["expired", "fixed-self"],
    )
    .by(Who::L1)
    .ago(275),
    flow(
        "Printer not printing",
        "Gerda Goods",
        "The goods-in printer does not show up on my new computer.",
        &["add", "fixed-add"],
    )
    .by(Who::L1b)
    .ago(262),
    flow(
        "WiFi problems",
        "Bea Board",
        "My tablet does not find the internet in the big meeting room.",
        &["symptom: Airplane, or Wi-Fi is grey", "fixed-switch"],
    )
    .by(Who::L1)
    .ago(238),
    flow(
        "Teams audio",
        "Sam Sales",
        "The customer hears me, but I do not hear the customer.",
        &["devices", "windows-sound", "fixed-windows"],
    )
    .by(Who::L1)
    .ago(171),
    flow(
        "Account locked",
        "Jonas Joinery",
        "It does not let me in any more, locked it says, after the weekend.",
        &["fixed-unlocked"],
    )
    .by(Who::L1b)
    .ago(155),
    adhoc(
        "Mia Marketing",
        "The film on the screen in the foyer has stopped.",
        &[
            "Player shows 'file not found'.",
            "Film was renamed this morning; playlist points at the old name.",
            "Playlist corrected with her, film runs.",
        ],
    )
    .fixed("The film had been renamed. Playlist corrected; it runs in a loop again.")
    .by(Who::L1)
    .ago(122),
    // The desk has not looked yet.
    flow(
        "Outlook cannot connect",
        "Nora Notary",
        "I can sign in on the web, but there is no mailbox, only an error.",
        &["mailbox-problem"],
    )
    .note("webmail", "Error: mailbox not found, since this morning.")
    .to_desk(
        None,
        "Signs in on the web, but 'mailbox not found'. Worked yesterday evening. She has a deadline at four.",
        Desk::Waits,
    )
    .by(Who::L1)
    .ago(214),
    flow(
        "No network",
        "Wanda Warehouse",
        "Six packing desks have been without network since the early shift.",
        &["area-down"],
    )
    .note("some-desks", "Nothing moved. All six are on the wall by gate 3.")
    .to_desk(
        None,
        "Six desks by gate 3, sockets W-301 to W-306, since 6 o'clock. Nothing was moved. Packing works by hand.",
        Desk::Waits,
    )
    .by(Who::L1b)
    .ago(96),
    Call::new(
        "Fred Finance",
        "A supplier says we paid his invoice to a new account. We did not change anything!",
        Work::Direct,
    )
    .to_desk(
        Some("Security incident"),
        "Possible payment fraud with changed bank details. Caller rings the bank now. Mail with the details is kept.",
        Desk::Waits,
    )
    .by(Who::L1)
    .ago(64),
    flow(
        "Blue screen",
        "Zoe Zoning",
        "Blue screen again and again, I cannot even sign in.",
        &[
            "unplug",
            "repair-page",
            "startup-repair",
            "update-undo",
            "needs-engineer",
        ],
    )
    .note("startup-repair", "Stop code CRITICAL_PROCESS_DIED.")
    .to_desk(
        None,
        "Crashes before sign-in, startup repair did not help. Stop code CRITICAL_PROCESS_DIED. Loan laptop wanted.",
        Desk::Waits,
    )
    .by(Who::L1b)
    .ago(41),
    // Under way.
    flow(
        "VPN cannot connect",
        "Tara Travel",
        "I am at a customer's and the VPN just says cannot reach the server.",
        &[
            "in-office: Hotel, train or customer site",
            "message: Server not found or times out",
            "restart: Same message",
            "hotspot",
        ],
    )
    .note("restart", "Same after the restart; she has a phone with hotspot.")
    .active()
    .by(Who::L1)
    .ago(9),
    adhoc(
        "Stan Stock",
        "The label program prints yesterday's date on every label.",
        &[
            "Date in Windows is right. Only the labels are wrong, on both printers.",
            "Template has the date as fixed text since somebody saved it yesterday 16:30.",
            "He is asking the shift leader who changed the template; rings back.",
        ],
    )
    .active()
    .by(Who::L1)
    .ago(33),
    flow(
        "Slow computer",
        "Ursula Units",
        "My computer has been slow as a snail since this morning.",
        &["uptime", "restart", "taskmgr"],
    )
    .note("uptime", "Up for 12 days.")
    .active()
    .by(Who::L1b)
    .ago(14),
    // Waiting.
    waiting(
        "Olga Orders",
        "Voicemail: the order form loses what I typed when I press Save.",
        4,
    ),
    waiting(
        "Theo Transport",
        "My second screen is black, the docking station has a blue light.",
        11,
    ),
    waiting(
        "Hanna Hiring",
        "New colleague next Monday, please ring me back for the details.",
        27,
    ),
    waiting(
        "",
        "Voicemail without a name: the printer by the stairs eats paper.",
        52,
    ),
    waiting(
        "Ines Insurance",
        "Teams rings on my phone but not on the computer.",
        118,
    ),
    flow(
        "Website not loading",
        "Vito Vendors",
        "The price list of our main supplier stays blank.",
        &["private", "clear-site", "fixed-cache"],
    )
    .twist(Twist::Reopened(
        "Blank again since this morning, and now with a colleague too.",
    ))
    .by(Who::L1b)
    .back(1),
    flow(
        "Shared drive missing",
        "Pia Planning",
        "The drive with the site plans is gone.",
        &["open-path"],
    )
    .left()
    .by(Who::L1b)
    .back(2),
];
