//! Who has a role in law for the person: attorney or deputy, nearest relative, advocate; and whether the paper was seen.

use crate::error::Fault;
use chrono::NaiveDate;

use crate::record::stored_enum;
use crate::record::told::{self, told};
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    RoleInLaw {
        AttorneyHealth = "attorneyHealth",
        AttorneyProperty = "attorneyProperty",
        DeputyHealth = "deputyHealth",
        DeputyProperty = "deputyProperty",
        NearestRelative = "nearestRelative",
        Imha = "imha",
        Imca = "imca",
        #[default]
        Advocate = "advocate",
    }
}

told! {
    LegalRole(LegalRoleDetails) in legal_role, by "role", ended, {
        role: RoleInLaw = told::plain,
        /// The id of somebody in the directory.
        contact: Option<String> = told::plain,
        /// A name, for somebody who does not stand in the directory.
        name: Option<String> = told::line("name"),
        /// What was seen: "LPA, registered", "letter of appointment".
        document: Option<String> = told::line("document"),
        seen_on: Option<NaiveDate> = told::past("seenOn"),
        source: Option<String> = told::line("source"),
        reported_on: Option<NaiveDate> = told::reported_on("reportedOn"),
    }
    whole names_somebody
}

fn names_somebody(details: &LegalRoleDetails) -> Result<()> {
    if details.contact.is_none() && details.name.is_none() {
        return Err(Error::invalid("name", Fault::Required));
    }
    Ok(())
}
