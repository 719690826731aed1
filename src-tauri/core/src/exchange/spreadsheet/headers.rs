//! The words people put above their columns, folded to letters and digits and apart by blanks: `D.O.B.` is `dob`.

use super::column::Column;
const REFERENCE: &str = "ref id mrn patientid localid clientkey clientid personid caseid localref reference refno patientref \
    clientref rioid rionumber systmoneid hospitalnumber";

/// Of a sheet of people.
pub(super) const CASELOAD: &[(Column, &str)] = &[
    (Column::LocalId, REFERENCE),
    (Column::NhsNumber, "nhs nhsno nhsnumber nhsnum"),
    (Column::Family, "surname lastname familyname family"),
    (
        Column::Given,
        "forename forenames firstname firstnames givenname givennames given christianname",
    ),
    (
        Column::FullName,
        "name fullname patientname clientname personname patient client person serviceuser",
    ),
    (
        Column::Preferred,
        "preferredname preferred knownas likestobecalled calledby",
    ),
    (Column::BirthDate, "dob dateofbirth birthdate born birthday"),
    (
        Column::Address,
        "address homeaddress addressline1 addressline2 addressline3 address1 address2 address3 street town \
         city county",
    ),
    (Column::Postcode, "postcode postalcode zip zipcode"),
    (
        Column::Phone,
        "phone phoneno phonenumber tel telno telephone telephonenumber mobile mobileno mobilenumber \
         mobilephone homephone hometel landline contactnumber",
    ),
    (Column::Email, "email emailaddress mail"),
    (Column::Gp, "gp gppractice gpsurgery gpname surgery practice doctor"),
    (
        Column::Started,
        "started start startdate datestarted referraldate dateofreferral datereferred referred enrolled \
         enrolmentdate enrollmentdate dateenrolled initialassessmentdate accepteddate dateaccepted",
    ),
    (Column::Status, "status caseloadstatus casestatus patientstatus"),
    (
        Column::KeyWorker,
        "keyworker carecoordinator coordinator cco leadprofessional allocatedto caremanager",
    ),
    (
        Column::Alert,
        "alert alerts warning warnings loneworkeralert visitalert visitingalert",
    ),
    (
        Column::LastContact,
        "last lastcontact lastcontactdate lastseen datelastseen lastvisit lastappt lastappointment",
    ),
    (
        Column::NextContact,
        "next nextcontact nextcontactdate nextappt nextappointment nextvisit nextdue due",
    ),
    (
        Column::PlanReview,
        "planreview careplanreview careplanreviewdate planreviewdate reviewdate reviewdue nextreview review \
         cpareview cpareviewdate nextcpareview cpareviewdue",
    ),
    (Column::Goal, "goal goals maingoal mygoal goal1 goal2 goal3"),
    (
        Column::Flag,
        "flag flagged discuss fordiscussion todiscuss supervisionflag",
    ),
    (Column::Note, "note notes comment comments remarks freetext"),
];

/// Of a sheet of contacts.
pub(super) const CONTACTS: &[(Column, &str)] = &[
    (Column::LocalId, REFERENCE),
    (
        Column::Date,
        "date contactdate dateofcontact visitdate dateofvisit appointmentdate apptdate dateseen dateandtime \
         datetime",
    ),
    (
        Column::Time,
        "time contacttime visittime appointmenttime appttime starttime",
    ),
    (
        Column::ContactKind,
        "type kind contacttype typeofcontact contactkind method medium mode how consultationmedium \
         appointmenttype",
    ),
    (
        Column::Outcome,
        "outcome contactoutcome attendance attendancestatus attended result dna",
    ),
    (Column::Note, "note notes comment comments remarks freetext summary"),
];
