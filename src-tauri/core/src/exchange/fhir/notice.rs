//! Who was told of a change, as Communication: what was said to whom, when and how. One that waits says that it does, and
//! one that is withheld says that it is not done; what there is to tell is in neither, and a wish's reason stays here.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::circle::{PROFESSIONAL, seat};
use super::image::{Image, each};
use super::resource::{Transaction, concept, notes, reference};
use crate::Result;

pub(super) fn notices(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        "SELECT notice.*, contact.kind, ",
        PROFESSIONAL,
        " AS professional
           FROM notice JOIN contact ON contact.id = notice.contact
          WHERE notice.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'notice') ORDER BY notice.id",
    ]
    .concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        bundle.put("Communication", row.needed("id")?, communication(row)?)
    })
}

fn communication(row: &Image) -> Result<Value> {
    let told = row.text("state") == Some("told");
    let (status, reason) = match row.text("state") {
        Some("told") => ("completed", None),
        Some("mustNot") => ("not-done", Some("Must not be told")),
        Some("notNeeded") => ("not-done", Some("Not needed")),
        _ => ("preparation", None),
    };
    let way = row.text("way").map(|way| match way {
        "call" => "Phone call",
        "letter" => "Letter",
        "email" => "E-mail",
        "inPerson" => "In person",
        "meeting" => "Meeting",
        _ => "Message",
    });
    let payload = row.text("said").map(|said| json!({"contentString": said}));
    let against = row.text("override_reason").filter(|_| told);
    Ok(json!({
        "status": status,
        "statusReason": concept(reason),
        "medium": [concept(way)],
        "subject": reference("Patient", row.needed("patient")?),
        "topic": concept(Some(topic(row.needed("about")?))),
        "sent": row.text("told_on"),
        "recipient": [seat(row, row.needed("contact")?, row.needed("member")?)],
        "payload": [payload],
        "note": notes(&[
            ("Told by", row.text("told_by")),
            ("Told against a sharing wish", against),
            ("Authorised by", row.text("override_by").filter(|_| told)),
        ]),
    }))
}

fn topic(about: &str) -> &'static str {
    match about {
        "plan" => "Care plan",
        "safetyPlan" => "Safety plan",
        "contactPattern" => "Contact pattern",
        "keyWorker" => "Key worker",
        "discharge" => "Discharge",
        "pause" => "Pause of contact",
        "return" => "In contact again",
        "referral" => "Outcome of a referral",
        "wardAdmission" => "Ward admission",
        "wardDischarge" => "Ward discharge",
        _ => "Change",
    }
}
