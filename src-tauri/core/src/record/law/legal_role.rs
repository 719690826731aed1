//! Who has a role in law for the person: attorney or deputy, nearest relative, advocate; and whether the paper was seen.

use crate::error::Fault;
use chrono::NaiveDate;

use crate::record::noun::noun;
use crate::record::stored_enum;
use crate::store::Tx;
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

noun! {
    LegalRole(LegalRoleDetails) in legal_role, of patient;
    fields {
        role: RoleInLaw = choice;
        /// The id of somebody in the directory.
        contact: Option<String> = who;
        /// A name, for somebody who does not stand in the directory.
        name: Option<String> = who_name, searched;
        /// What was seen: "LPA, registered", "letter of appointment".
        document: Option<String> = line, searched;
        seen_on: Option<NaiveDate> = past;
        source: Option<String> = line, searched;
        reported_on: Option<NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Law, on reported_on;
    list by "role";
    whole names_somebody;
}

fn names_somebody(_: &Tx<'_>, details: &LegalRoleDetails, _: Option<&str>) -> Result<()> {
    if details.contact.is_none() && details.name.is_none() {
        return Err(Error::invalid("name", Fault::Required));
    }
    Ok(())
}
