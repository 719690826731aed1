//! The hand in the window: things are found by their role and their accessible name, as a person with a screen reader
//! finds them, and worked with real clicks and real keys. The name is the webview's own, asked through the driver.

use crate::keys;
use crate::webdriver::{Element, Reply};
use crate::window::{Window, words};
use serde_json::{Value, json};

/// Which elements may have a role; the webview's accessible name then decides.
fn candidates(role: &str) -> String {
    let native = match role {
        "button" => "button, summary, input[type=submit], input[type=button]",
        "link" => "a[href]",
        "field" => "input, textarea, select, [contenteditable=true], [role=combobox], [role=textbox]",
        "checkbox" => "input[type=checkbox]",
        "radio" => "input[type=radio]",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "row" => "tr",
        "cell" => "td, th",
        "listitem" => "li",
        "table" => "table",
        "dialog" => "dialog",
        "group" => "fieldset",
        "navigation" => "nav",
        "option" => "option",
        "status" => "output",
        "image" => "img, svg[aria-label]",
        _ => "",
    };
    if native.is_empty() {
        format!("[role={role}]")
    } else {
        format!("{native}, [role={role}]")
    }
}

/// Elements of the selector that can be seen, inside the topmost modal dialog if one is open, and inside the smallest row,
/// item or section that contains the text `beside`. `hint` leaves out those that cannot have the wanted name.
const VISIBLE: &str = r#"
const [selector, beside, hint] = arguments;
const plain = text => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
const modals = document.querySelectorAll('dialog:modal');
let roots = [modals.length ? modals[modals.length - 1] : document.body];
if (beside) {
  const holds = [...roots[0].querySelectorAll('tr, li, article, section, fieldset, [role=row], [role=listitem], [role=group]')]
    .filter(el => plain(el.innerText).includes(plain(beside)));
  roots = holds.filter(el => !holds.some(other => other !== el && el.contains(other)));
}
const said = el => plain([el.textContent, el.value, el.title, el.alt, el.placeholder, el.getAttribute('aria-label'),
  ...[...(el.labels ?? [])].map(label => label.textContent), el.querySelector('title, legend, caption')?.textContent,
  ...(el.getAttribute('aria-labelledby') ?? '').split(' ').map(id => id && document.getElementById(id)?.textContent),
  ...[...el.querySelectorAll('[aria-label], img[alt]')].map(part => part.getAttribute('aria-label') ?? part.alt),
  el.closest('table, section')?.getAttribute('aria-label')].join(' '));
// A styled radio or checkbox hides its input and shows the label: what can be clicked is what counts.
const seen = el => [el, ...(el.labels ?? [])].some(part =>
  part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length > 0 && !part.closest('[inert]'));
return roots.flatMap(root => [...root.querySelectorAll(selector)]).filter(el => seen(el) && said(el).includes(plain(hint)));
"#;

/// Scrolls to what lies behind an edge, as a person would: the driver looks at the window as a whole and not at the part of
/// it that scrolls.
const INTO_SIGHT: &str = r#"
const [element] = arguments;
const { left, top, width, height } = element.getBoundingClientRect();
const there = document.elementFromPoint(left + width / 2, top + height / 2);
if (!there || !(element.contains(there) || there.contains(element) || there.closest('label')?.control === element))
  element.scrollIntoView({ block: 'center' });
"#;

impl Window<'_> {
    /// Waits for the element of this role and accessible name and clicks it. A name that ends with `*` is a beginning.
    pub fn click(&self, role: &str, name: &str) {
        self.click_beside("", role, name);
    }

    /// As [`Window::click`], in the row, list item or section that holds the text `beside`.
    pub fn click_beside(&self, beside: &str, role: &str, name: &str) {
        self.until(&told("click", beside, role, name), || {
            let Some(element) = self.find_now(beside, role, name)? else {
                return Ok(None);
            };
            self.press_element(&element).map(Some)
        });
    }

    /// Waits for the element and puts the focus on it without a click.
    pub fn focus(&self, role: &str, name: &str) {
        self.until(&told("focus", "", role, name), || {
            let Some(element) = self.find_now("", role, name)? else {
                return Ok(None);
            };
            let taken = self.session.script(
                "arguments[0].focus(); return document.activeElement === arguments[0]",
                &[element.argument()],
            )?;
            Ok((taken == true).then_some(()))
        });
    }

    /// Works the element from the keyboard: focus, then Enter. Unlike a click, it does not matter where the page was
    /// scrolled to, nor how large it is shown.
    pub fn strike(&self, role: &str, name: &str) {
        self.focus(role, name);
        self.press("Enter");
    }

    /// Waits for the field with this label, replaces what it holds by `text`, typed key by key.
    pub fn fill(&self, label: &str, text: &str) {
        self.click("field", label);
        self.press("Ctrl+a");
        if text.is_empty() {
            self.press("Delete")
        } else {
            self.type_text(text)
        }
    }

    /// Waits for the select with this label and takes the option that reads `option`.
    pub fn choose(&self, label: &str, option: &str) {
        self.until(&told("choose", label, "option", option), || {
            let Some(field) = self.find_now("", "field", label)? else {
                return Ok(None);
            };
            let found = self.session.script(
                "return [...arguments[0].options].find(o => o.text.trim() === arguments[1])",
                &[field.argument(), json!(option)],
            )?;
            let Some(found) = Element::read(&found) else {
                return Ok(None);
            };
            self.session.post(&found.path("/click"), json!({})).map(|_| Some(()))
        });
    }

    /// Types into whatever has the focus, key by key; a line break is Enter.
    pub fn type_text(&self, text: &str) {
        self.act(&keys::text(text));
    }

    /// Strikes a chord such as `Ctrl+Enter`, `Escape`, `Shift+Tab` or `Ctrl++`.
    pub fn press(&self, chord: &str) {
        self.act(&keys::chord(chord));
    }

    /// Waits until an element of this role and name is there.
    pub fn find(&self, role: &str, name: &str) -> Element {
        self.until(&told("find", "", role, name), || self.find_now("", role, name))
    }

    /// Whether an element of this role and name is there now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.find_now("", role, name).is_ok_and(|found| found.is_some())
    }

    /// What the field with this label holds.
    pub fn value(&self, label: &str) -> String {
        let field = self.find("field", label);
        self.property(&field, "value").as_str().unwrap_or_default().to_owned()
    }

    /// Whether the radio button or checkbox of this name is set.
    pub fn is_checked(&self, role: &str, name: &str) -> bool {
        let element = self.find(role, name);
        self.property(&element, "checked") == true
    }

    /// Role and accessible name of what has the focus, such as `button Save`.
    pub fn focused(&self) -> String {
        let told = || -> Reply<String> {
            let active = self.session.script("return document.activeElement", &[])?;
            let Some(element) = Element::read(&active) else {
                return Ok(String::new());
            };
            let role = self.session.get(&element.path("/computedrole"))?;
            let name = self.session.get(&element.path("/computedlabel"))?;
            Ok(format!(
                "{} {}",
                role.as_str().unwrap_or_default(),
                words(name.as_str().unwrap_or_default())
            ))
        };
        told().unwrap_or_default()
    }

    /// Waits until the focus is on the element so named, as [`Window::focused`] tells it.
    pub fn see_focus(&self, role_and_name: &str) {
        self.until(&format!("focus on {role_and_name}, not on {}", self.focused()), || {
            Ok((self.focused() == role_and_name).then_some(()))
        });
    }

    fn property(&self, element: &Element, name: &str) -> Value {
        self.script("return arguments[0][arguments[1]]", &[element.argument(), json!(name)])
    }

    fn find_now(&self, beside: &str, role: &str, name: &str) -> Reply<Option<Element>> {
        let (wanted, open) = name
            .strip_suffix('*')
            .map_or((name, false), |beginning| (beginning, true));
        let wanted = words(wanted);
        let arguments = [json!(candidates(role)), json!(beside), json!(wanted)];
        let found = self.session.script(VISIBLE, &arguments)?;
        for element in found.as_array().into_iter().flatten().filter_map(Element::read) {
            let label = self.session.get(&element.path("/computedlabel"))?;
            let label = words(label.as_str().unwrap_or_default());
            if label == wanted || (open && label.starts_with(&wanted)) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Clicks the element, or its label where the element itself is drawn by it.
    fn press_element(&self, element: &Element) -> Reply<()> {
        self.session.script(INTO_SIGHT, &[element.argument()])?;
        match self.session.post(&element.path("/click"), json!({})) {
            Err(refusal) if refusal.code == "element not interactable" => {
                let label = self
                    .session
                    .script("return arguments[0].labels?.[0]", &[element.argument()])?;
                let Some(label) = Element::read(&label) else {
                    return Err(refusal);
                };
                self.session.post(&label.path("/click"), json!({})).map(|_| ())
            }
            other => other.map(|_| ()),
        }
    }

    /// Waits while a dialog stores what stands in it, as a person does who sees its button at work: a key struck then would
    /// be struck in vain.
    fn act(&self, actions: &Value) {
        self.until("the dialog has stored what it holds", || {
            let idle = "return !document.querySelector('dialog:modal [type=submit][aria-disabled=true]')";
            Ok((self.session.script(idle, &[])? == true).then_some(()))
        });
        self.session
            .post("/actions", actions.clone())
            .unwrap_or_else(|refusal| panic!("no key went in: {refusal}"));
    }
}

fn told(verb: &str, beside: &str, role: &str, name: &str) -> String {
    let place = if beside.is_empty() {
        String::new()
    } else {
        format!(" beside \"{beside}\"")
    };
    format!("{verb} {role} \"{name}\"{place}")
}
