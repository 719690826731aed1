//! Requests to services, as ServiceRequest: to whom, why, how urgent, and where each stands. Whom it went to is said by
//! name, so that no reader needs the directory.

use rusqlite::Connection;
use serde_json::json;

use super::Scope;
use super::image::each;
use super::resource::{Transaction, concept, notes, reference};
use crate::Result;

pub(super) fn referrals(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT referral.*, coalesce(service.name, contact.name, referral.name) AS provider,
                (SELECT min(on_date) FROM referral_step WHERE referral = referral.id AND step IN ('draft', 'sent')) AS begun,
                (SELECT group_concat(on_date || ' ' || step, ', ') FROM
                   (SELECT on_date, step FROM referral_step WHERE referral = referral.id ORDER BY on_date, id)) AS days
           FROM referral LEFT JOIN service ON service.id = referral.service
           LEFT JOIN contact ON contact.id = referral.contact
          WHERE way = 'referral' AND referral.id IN
            (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'referral')
          ORDER BY referral.id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let status = match row.text("state") {
            Some("draft") => "draft",
            Some("declined") => "revoked",
            Some("ended") => "completed",
            _ => "active",
        };
        let priority = match row.text("urgency") {
            Some("crisis") => "stat",
            Some("urgent") => "urgent",
            _ => "routine",
        };
        let body = json!({
            "status": status,
            "intent": "order",
            "priority": priority,
            "code": concept(row.text("kind").map(kind)),
            "subject": reference("Patient", row.needed("patient")?),
            "authoredOn": row.text("begun"),
            "performer": [{"display": row.text("provider")}],
            "reasonCode": [concept(row.text("reason"))],
            "note": notes(&[
                ("Steps", row.text("days")),
                ("Declined", row.text("declined_why")),
                ("Outcome", row.text("outcome")),
            ]),
        });
        bundle.put("ServiceRequest", row.needed("id")?, body)
    })
}

fn kind(stored: &str) -> &str {
    match stored {
        "housing" => "Housing",
        "employment" => "Employment support",
        "supportGroup" => "Support group",
        "respite" => "Respite",
        "residentialCare" => "Residential care",
        "talkingTherapy" => "Talking therapy",
        "crisis" => "Crisis service",
        "socialCare" => "Social care",
        "benefitsAdvice" => "Benefits advice",
        "advocacy" => "Advocacy",
        "substanceUse" => "Substance use service",
        "physicalHealth" => "Physical health service",
        _ => "Service",
    }
}
