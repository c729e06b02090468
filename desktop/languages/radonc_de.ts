<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>RadOnc-GPT</name>
  <message>
   <location filename="../radonc_desktop/app.py" />
   <source>New here? A tour of two minutes shows the way from a case to a signed answer.</source>
   <translation>Neu hier? Ein Rundgang von zwei Minuten zeigt den Weg vom Fall zur unterschriebenen Antwort.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/app.py" />
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/app.py" />
   <source>Something went wrong that RadOnc-GPT does not know. Saved text is safe; if it stays, close and open the app again.</source>
   <translation>Es ist ein Fehler aufgetreten, den RadOnc-GPT nicht kennt. Gespeicherter Text ist sicher; wenn es so bleibt, schließen und öffnen Sie die App erneut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/app.py" />
   <source>Take the tour</source>
   <translation>Rundgang beginnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/app.py" />
   <source>The disk did not take what you typed; it is kept encrypted in memory: free some space and unlock before you close this window.</source>
   <translation>Der Datenträger hat nicht aufgenommen, was Sie getippt haben; es liegt verschlüsselt im Arbeitsspeicher: Schaffen Sie Platz und entsperren Sie, bevor Sie dieses Fenster schließen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/demo.py" />
   <source>Demo vault with synthetic cases.
Name: {name}
Passphrase: {passphrase}</source>
   <translation>Demo-Tresor mit synthetischen Fällen.
Name: {name}
Passphrase: {passphrase}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/locking.py" />
   <source>The vault is locked.</source>
   <translation>Der Tresor ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/locking.py" />
   <source>The vault was locked because nobody was at the keyboard.</source>
   <translation>Der Tresor wurde gesperrt, weil niemand an der Tastatur war.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/locking.py" />
   <source>The vault was locked because the computer was going to sleep.</source>
   <translation>Der Tresor wurde gesperrt, weil der Computer in den Ruhezustand ging.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/locking.py" />
   <source>The vault was locked together with the screen.</source>
   <translation>Der Tresor wurde zusammen mit dem Bildschirm gesperrt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/pack_gate.py" />
   <source>No administrator has let this model pack into the case store yet: look at its figures under Models (Ctrl+5) and approve it or allow it for evaluation.</source>
   <translation>Noch hat kein Administrator dieses Modellpaket für den Fallspeicher zugelassen: Sehen Sie sich seine Zahlen unter Modelle (Strg+5) an und geben Sie es frei oder lassen Sie es zur Erprobung zu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/pack_gate.py" />
   <source>This model pack was retired in this case store: an administrator can let it in again under Models.</source>
   <translation>Dieses Modellpaket wurde in diesem Fallspeicher zurückgezogen: Ein Administrator kann es unter Modelle wieder zulassen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/generation.py" />
   <source>Stopped before it was asked.</source>
   <translation>Angehalten, bevor gefragt wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/generation.py" />
   <source>Stopped before the answer was complete.</source>
   <translation>Angehalten, bevor die Antwort vollständig war.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/generation.py" />
   <source>The engine ended without an answer: ask again.</source>
   <translation>Die Engine endete ohne Antwort: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/generation.py" />
   <source>The engine met a problem that it does not know: ask again, and restart the app if it stays.</source>
   <translation>Die Engine traf auf ein unbekanntes Problem: Fragen Sie noch einmal und starten Sie die App neu, wenn es bleibt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/pc_exam.py" />
   <source>The test of this computer ended without a report: try it again, or run radonc-desktop --doctor.</source>
   <translation>Der Test dieses Computers endete ohne Bericht: Versuchen Sie es noch einmal oder führen Sie radonc-desktop --doctor aus.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/references.py" />
   <source>The reference cases could not be searched: install the model pack again if it stays.</source>
   <translation>Die Referenzfälle konnten nicht durchsucht werden: Installieren Sie das Modellpaket neu, wenn es so bleibt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/verifying.py" />
   <source>The check met a problem that the app does not know: lock the vault, unlock it again and try once more.</source>
   <translation>Die Prüfung traf auf ein unbekanntes Problem: Sperren Sie den Tresor, entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/background/verifying.py" />
   <source>The check was stopped before all files were read: nothing is known about the rest.</source>
   <translation>Die Prüfung wurde angehalten, bevor alle Dateien gelesen waren: Über die übrigen ist nichts bekannt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/engine/source.py" />
   <source>The engine was closed: start the app again.</source>
   <translation>Die Engine wurde geschlossen: Starten Sie die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/pack_choice.py" />
   <source>The choice of the model pack cannot be written to {file}: free some space and choose again.</source>
   <translation>Die Wahl des Modellpakets kann nicht nach {file} geschrieben werden: Schaffen Sie Platz und wählen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/pack_choice.py" />
   <source>The model pack that was chosen for this case store is not there any more: choose another one under Models.</source>
   <translation>Das Modellpaket, das für diesen Fallspeicher gewählt wurde, ist nicht mehr da: Wählen Sie unter Modelle ein anderes.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/pack_choice.py" />
   <source>The note of which model pack this case store asks cannot be read: choose one again under Models.</source>
   <translation>Der Vermerk, welches Modellpaket dieser Fallspeicher fragt, kann nicht gelesen werden: Wählen Sie unter Modelle noch einmal eines.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/pack_choice.py" />
   <source>The policy says which model pack is asked, and that one is not installed on this computer: have the administrator install it.</source>
   <translation>Die Richtlinie legt das Modellpaket fest, das gefragt wird, und dieses ist auf diesem Computer nicht installiert: Lassen Sie es vom Administrator installieren.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/pack_choice.py" />
   <source>The policy says which model pack is asked: have the administrator change it there.</source>
   <translation>Die Richtlinie legt das Modellpaket fest, das gefragt wird: Lassen Sie es vom Administrator dort ändern.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/policy.py" />
   <source>{misplaced} can only be decided for the whole machine</source>
   <translation>{misplaced} kann nur für den ganzen Computer entschieden werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/preferences.py" />
   <source>The file {path} holds no valid preferences: the usual ones are used until you change one.</source>
   <translation>Die Datei {path} enthält keine gültigen Einstellungen: Es gelten die üblichen, bis Sie eine ändern.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/preferences.py" />
   <source>Your preferences cannot be written to {path}: they hold until the app is closed; free some space.</source>
   <translation>Ihre Einstellungen können nicht nach {path} geschrieben werden: Sie gelten, bis die App geschlossen wird; schaffen Sie Platz.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/preferences.py" />
   <source>Your preferences in {path} cannot be read: the usual ones are used.</source>
   <translation>Ihre Einstellungen in {path} können nicht gelesen werden: Es gelten die üblichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/addenda.py" />
   <source>Only a signed answer takes an addendum: change the draft instead.</source>
   <translation>Nur eine unterschriebene Antwort nimmt einen Nachtrag auf: Ändern Sie stattdessen den Entwurf.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/addenda.py" />
   <source>This addendum is empty: write it before you sign it.</source>
   <translation>Dieser Nachtrag ist leer: Schreiben Sie ihn, bevor Sie unterschreiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>A printed key stays on paper: unlock with your passphrase to use the keychain.</source>
   <translation>Ein gedruckter Schlüssel bleibt auf Papier: Entsperren Sie mit Ihrer Passphrase, um den Schlüsselbund zu nutzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>A user needs at least one role: choose physician, reviewer or admin.</source>
   <translation>Ein Benutzer braucht mindestens eine Rolle: Wählen Sie Arzt, Gutachter oder Administrator.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>There is a user {name} already: choose another name.</source>
   <translation>Es gibt bereits einen Benutzer {name}: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>You cannot remove yourself: ask another administrator.</source>
   <translation>Sie können sich nicht selbst entfernen: Bitten Sie einen anderen Administrator.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>You cannot reset your own passphrase: change it instead.</source>
   <translation>Sie können Ihre eigene Passphrase nicht zurücksetzen: Ändern Sie sie stattdessen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/anchor.py" />
   <source>The head anchor of this case store was changed outside RadOnc-GPT, so nobody can tell whether entries are missing: keep a copy of the folder as evidence and restore the last good backup.</source>
   <translation>Der Kopfanker dieses Fallspeichers wurde außerhalb von RadOnc-GPT verändert, daher kann niemand sagen, ob Einträge fehlen: Bewahren Sie eine Kopie des Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/audit.py" />
   <source>Row {expected} of the audit trail is missing.</source>
   <translation>Zeile {expected} des Audit-Protokolls fehlt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/audit.py" />
   <source>Row {expected} of the audit trail was changed.</source>
   <translation>Zeile {expected} des Audit-Protokolls wurde verändert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/audit.py" />
   <source>The audit trail of this case store was changed outside RadOnc-GPT, so the store stays closed: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Das Audit-Protokoll dieses Fallspeichers wurde außerhalb von RadOnc-GPT verändert, daher bleibt der Speicher geschlossen: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/audit.py" />
   <source>The audit trail was cut off before row {expected}.</source>
   <translation>Das Audit-Protokoll wurde vor Zeile {expected} abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/authentication.py" />
   <source>There is no case store in the folder {folder}: choose its folder or create one.</source>
   <translation>Im Ordner {folder} ist kein Fallspeicher: Wählen Sie seinen Ordner oder legen Sie einen an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/cases.py" />
   <source>A case needs a title: enter one.</source>
   <translation>Ein Fall braucht einen Titel: Geben Sie einen ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/cases.py" />
   <source>The physician's plan was saved elsewhere in the meantime, so nothing was overwritten: copy your text, open the case again and merge it.</source>
   <translation>Der ärztliche Plan wurde inzwischen anderswo gespeichert, daher wurde nichts überschrieben: Kopieren Sie Ihren Text, öffnen Sie den Fall erneut und führen Sie beides zusammen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/cases.py" />
   <source>{what} cannot be saved because character {start} is not text: remove it.</source>
   <translation>{what} kann nicht gespeichert werden, weil Zeichen {start} kein Text ist: Entfernen Sie es.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/content.py" />
   <source>A record of this case store was added without an audit row.</source>
   <translation>Ein Datensatz dieses Fallspeichers wurde ohne Zeile im Audit-Protokoll hinzugefügt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/content.py" />
   <source>The table {missing} of this case store was taken away.</source>
   <translation>Die Tabelle {missing} dieses Fallspeichers wurde weggenommen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/content.py" />
   <source>What row {first} of the audit trail wrote was changed, removed or put back to what it was.</source>
   <translation>Was Zeile {first} des Audit-Protokolls geschrieben hat, wurde verändert, entfernt oder auf einen früheren Stand gebracht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/desk.py" />
   <source>The text that was kept when the vault was locked belongs to another user or vault, so it was not opened.</source>
   <translation>Der Text, der beim Sperren des Tresors aufbewahrt wurde, gehört zu einem anderen Benutzer oder Tresor und wurde deshalb nicht geöffnet.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/drafts.py" />
   <source>A signed answer has no row in the audit trail.</source>
   <translation>Eine unterschriebene Antwort hat keine Zeile im Audit-Protokoll.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/drafts.py" />
   <source>The answer signed in row {seq} of the audit trail was changed.</source>
   <translation>Die in Zeile {seq} des Audit-Protokolls unterschriebene Antwort wurde verändert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/drafts.py" />
   <source>This draft is empty: write the answer before you sign it.</source>
   <translation>Dieser Entwurf ist leer: Schreiben Sie die Antwort, bevor Sie unterschreiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/drafts.py" />
   <source>This draft was saved elsewhere in the meantime, so nothing was overwritten: copy your text, open the case again and merge it.</source>
   <translation>Dieser Entwurf wurde inzwischen anderswo gespeichert, daher wurde nichts überschrieben: Kopieren Sie Ihren Text, öffnen Sie den Fall erneut und führen Sie beides zusammen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>Stopped before it was done: nothing was changed.</source>
   <translation>Vor dem Ende angehalten: Nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The case store is older than it was when it was last used, so it stays closed: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Der Fallspeicher ist älter als bei der letzten Benutzung, daher bleibt er geschlossen: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The key file slots.json holds other keys for a user than the case store: reset that user's passphrase.</source>
   <translation>Die Schlüsseldatei slots.json enthält für einen Benutzer andere Schlüssel als der Fallspeicher: Setzen Sie die Passphrase dieses Benutzers zurück.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The key file slots.json is older than this case store, so an earlier passphrase would open it again: put back the newest slots.json, or ask an administrator to reset your passphrase.</source>
   <translation>Die Schlüsseldatei slots.json ist älter als dieser Fallspeicher, sodass eine frühere Passphrase ihn wieder öffnen würde: Legen Sie die neueste slots.json zurück oder lassen Sie Ihre Passphrase von einem Administrator zurücksetzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The keychain of this computer cannot be used: unlock with your passphrase.</source>
   <translation>Der Schlüsselbund dieses Computers kann nicht benutzt werden: Entsperren Sie mit Ihrer Passphrase.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The models of this pack learned from synthetic cases alone, so it cannot be approved for clinical use: allow it for evaluation.</source>
   <translation>Die Modelle dieses Pakets haben nur aus synthetischen Fällen gelernt, daher kann es nicht für den klinischen Gebrauch freigegeben werden: Lassen Sie es zur Erprobung zu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The user is removed, but the cases are not yet under a new key: free some space on the disk, then lock and unlock the case store, which makes up for it.</source>
   <translation>Der Benutzer ist entfernt, doch die Fälle haben noch keinen neuen Schlüssel: Schaffen Sie Platz auf dem Datenträger, dann sperren und entsperren Sie den Fallspeicher, was es nachholt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>The work on the case store met a problem that the app does not know and was ended: lock the vault, unlock it again and try once more.</source>
   <translation>Die Arbeit am Fallspeicher traf auf ein unbekanntes Problem und wurde beendet: Sperren Sie den Tresor, entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>There is no user of this name in the case store: look at the list of users.</source>
   <translation>Im Fallspeicher gibt es keinen Benutzer dieses Namens: Sehen Sie in der Liste der Benutzer nach.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>These patient details were saved elsewhere in the meantime, so nothing was overwritten: copy your text, reload the case and merge it.</source>
   <translation>Diese Patientenangaben wurden inzwischen anderswo gespeichert, daher wurde nichts überschrieben: Kopieren Sie Ihren Text, laden Sie den Fall neu und führen Sie beides zusammen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>This answer is signed and can no longer be changed.</source>
   <translation>Diese Antwort ist unterschrieben und kann nicht mehr geändert werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>This is the last administrator of the case store: give another user the role admin first.</source>
   <translation>Dies ist der letzte Administrator des Fallspeichers: Geben Sie zuerst einem anderen Benutzer die Rolle Administrator.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>This record is not in the case store: reload the case list.</source>
   <translation>Dieser Datensatz ist nicht im Fallspeicher: Laden Sie die Fallliste neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>Your passphrase was set by an administrator: choose your own before you sign.</source>
   <translation>Ihre Passphrase wurde von einem Administrator gesetzt: Wählen Sie eine eigene, bevor Sie unterschreiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/errors.py" />
   <source>Your role does not allow this: ask an administrator.</source>
   <translation>Ihre Rolle erlaubt das nicht: Fragen Sie einen Administrator.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/errors.py" />
   <source>The backup did not pass its check and was removed, and the case store is unchanged: try again in another folder, and verify the store if it happens again.</source>
   <translation>Die Sicherung hat ihre Prüfung nicht bestanden und wurde entfernt, der Fallspeicher ist unverändert: Versuchen Sie es in einem anderen Ordner und prüfen Sie den Speicher, wenn es wieder geschieht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/errors.py" />
   <source>The backup was stopped and removed.</source>
   <translation>Die Sicherung wurde angehalten und entfernt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/errors.py" />
   <source>This archive is damaged or was changed, so nothing of it was read: use another copy of it.</source>
   <translation>Dieses Archiv ist beschädigt oder wurde verändert, daher wurde nichts davon gelesen: Verwenden Sie eine andere Kopie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/errors.py" />
   <source>This backup file is damaged or was changed, so nothing was restored: use an older backup.</source>
   <translation>Diese Sicherungsdatei ist beschädigt oder wurde verändert, daher wurde nichts wiederhergestellt: Verwenden Sie eine ältere Sicherung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/exporting.py" />
   <source>No case is chosen: choose at least one.</source>
   <translation>Kein Fall ist gewählt: Wählen Sie mindestens einen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/exporting.py" />
   <source>This answer is not signed, so there is no signed file of it: sign it first.</source>
   <translation>Diese Antwort ist nicht unterschrieben, daher gibt es keine unterschriebene Datei davon: Unterschreiben Sie sie zuerst.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/checks.py" />
   <source>Character {start} of the {column} of row {row} is not text, or a line break where none may be: remove it.</source>
   <translation>Zeichen {start} in {column} der Zeile {row} ist kein Text oder ein Zeilenumbruch, wo keiner sein darf: Entfernen Sie es.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/checks.py" />
   <source>Row {row} has no {column}: fill it in, or take the row out.</source>
   <translation>In Zeile {row} fehlt {column}: Tragen Sie es ein oder nehmen Sie die Zeile heraus.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/checks.py" />
   <source>The {column} of row {row} has {text} characters; at most {longest} can be stored.</source>
   <translation>In Zeile {row} hat {column} {text} Zeichen; höchstens {longest} können gespeichert werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/checks.py" />
   <source>The {column} of row {row} holds the sign � {count} times: text was lost before this import.</source>
   <translation>In Zeile {row} steht in {column} {count}-mal das Zeichen �: Vor diesem Import ging Text verloren.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>Line {line} is not UTF-8 text: save the file as UTF-8, or choose Windows-1252 or Latin-1 if you know that it is, and look at the preview.</source>
   <translation>Zeile {line} ist kein Text in UTF-8: Speichern Sie die Datei als UTF-8 oder wählen Sie Windows-1252 oder Latin-1, wenn Sie wissen, dass sie das ist, und sehen Sie sich die Vorschau an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>Line {line} is not {encoding} text: choose the encoding of the file.</source>
   <translation>Zeile {line} ist kein Text in {encoding}: Wählen Sie die Kodierung der Datei.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>The file holds NUL bytes, so it is no UTF-8 text: if it is UTF-16, choose that encoding, otherwise save it as UTF-8.</source>
   <translation>Die Datei enthält Nullbytes und ist daher kein Text in UTF-8: Ist sie UTF-16, wählen Sie diese Kodierung, sonst speichern Sie sie als UTF-8.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>The file is UTF-32 text, which is not read: save it as UTF-8.</source>
   <translation>Die Datei ist Text in UTF-32, der nicht gelesen wird: Speichern Sie sie als UTF-8.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Entry {number} is an answer of this program: it is not imported as a fact.</source>
   <translation>Eintrag {number} ist eine Antwort dieses Programms: Er wird nicht als Tatsache importiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Entry {number} is not FHIR R4.</source>
   <translation>Eintrag {number} ist kein FHIR R4.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Entry {number} is not as FHIR R4 has it at {place}.</source>
   <translation>Eintrag {number} ist bei {place} nicht so, wie FHIR R4 es vorsieht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Entry {number} was entered in error or refuted: it is left out.</source>
   <translation>Eintrag {number} wurde irrtümlich eingegeben oder widerlegt: Er wird ausgelassen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Entry {number} was replaced or entered in error: it is left out.</source>
   <translation>Eintrag {number} wurde ersetzt oder irrtümlich eingegeben: Er wird ausgelassen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>Not imported: {kinds}.</source>
   <translation>Nicht importiert: {kinds}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The condition of entry {number} has no words: give it a text or a display.</source>
   <translation>Die Diagnose in Eintrag {number} hat keine Worte: Geben Sie ihr „text“ oder „display“.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The details of case {number} are complete: other entries about it are left out.</source>
   <translation>Die Angaben zu Fall {number} sind vollständig: Andere Einträge dazu werden ausgelassen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The document of entry {number} holds no plain text: attach it as text/plain with its data.</source>
   <translation>Das Dokument in Eintrag {number} enthält keinen reinen Text: Hängen Sie es als text/plain mit seinen Daten an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The document of entry {number} is no UTF-8 text in Base64.</source>
   <translation>Das Dokument in Eintrag {number} ist kein Text in UTF-8, in Base64.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The document of entry {number} is not UTF-8: convert it.</source>
   <translation>Das Dokument in Eintrag {number} ist nicht UTF-8: Wandeln Sie es um.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The file is no FHIR R4 Bundle in JSON: export it again as a Bundle.</source>
   <translation>Die Datei ist kein FHIR-R4-Bundle in JSON: Exportieren Sie sie noch einmal als Bundle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/fhir_bundle.py" />
   <source>The plan of entry {row} has no patient details beside it.</source>
   <translation>Zum Plan in Eintrag {row} gibt es keine Patientenangaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>Every case of the file is in the store already: there is nothing to import.</source>
   <translation>Jeder Fall der Datei ist bereits im Speicher: Es gibt nichts zu importieren.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>Row {row} has the details of case {stored}, which is in the store already.</source>
   <translation>Zeile {row} hat die Angaben von Fall {stored}, der bereits im Speicher ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>Row {row} has the same details as row {first}.</source>
   <translation>Zeile {row} hat dieselben Angaben wie Zeile {first}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>The case store has changed since the preview: look at the file again.</source>
   <translation>Der Fallspeicher hat sich seit der Vorschau geändert: Sehen Sie sich die Datei noch einmal an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>The file has {errors} error, so nothing was imported: correct the rows that are listed and try again.</source>
   <translation>Die Datei hat {errors} Fehler, daher wurde nichts importiert: Berichtigen Sie die genannte Zeile und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>The file has {errors} errors, so nothing was imported: correct the rows that are listed and try again.</source>
   <translation>Die Datei hat {errors} Fehler, daher wurde nichts importiert: Berichtigen Sie die genannten Zeilen und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/importing.py" />
   <source>{repeated} of the cases are in the store or in the file already, so nothing was imported: leave the duplicates out, or take them out of the file.</source>
   <translation>{repeated} der Fälle sind bereits im Speicher oder stehen mehrfach in der Datei, daher wurde nichts importiert: Lassen Sie die Dubletten aus oder nehmen Sie sie aus der Datei.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/json_lines.py" />
   <source>Line {number} has the id of line {first}: give every case an id of its own.</source>
   <translation>Zeile {number} hat die id der Zeile {first}: Geben Sie jedem Fall eine eigene id.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/json_lines.py" />
   <source>Line {number} has the {meaning} twice: keep one of them.</source>
   <translation>Zeile {number} hat {meaning} zweimal: Behalten Sie eines davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/json_lines.py" />
   <source>Line {number} is no JSON object, or it names a field twice.</source>
   <translation>Zeile {number} ist kein JSON-Objekt oder nennt ein Feld zweimal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/json_lines.py" />
   <source>Not imported: fields with unknown names, in {unknown} lines.</source>
   <translation>Nicht importiert: Felder mit unbekannten Namen, in {unknown} Zeilen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/json_lines.py" />
   <source>The field {name} of line {number} is no text: put it in quotation marks.</source>
   <translation>Das Feld {name} in Zeile {number} ist kein Text: Setzen Sie es in Anführungszeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>Choose one table or bundle, or any number of plain notes.</source>
   <translation>Wählen Sie eine Tabelle oder ein Bundle, oder beliebig viele Notizen als Text.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>The file cannot be read ({strerror}): check the path.</source>
   <translation>Die Datei kann nicht gelesen werden ({strerror}): Prüfen Sie den Pfad.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>The file holds more than {most_cases} cases: split it.</source>
   <translation>Die Datei enthält mehr als {most_cases} Fälle: Teilen Sie sie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>The file holds no cases.</source>
   <translation>Die Datei enthält keine Fälle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>The files hold no cases.</source>
   <translation>Die Dateien enthalten keine Fälle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>The kind of file cannot be told from its ending: say which it is, or use {endings}.</source>
   <translation>Die Art der Datei ist an ihrer Endung nicht zu erkennen: Geben Sie sie an oder verwenden Sie {endings}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>There are no files to import: choose a table, a bundle, notes or a folder with .txt files.</source>
   <translation>Es gibt keine Dateien zu importieren: Wählen Sie eine Tabelle, ein Bundle, Notizen oder einen Ordner mit .txt-Dateien.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>There is more than {most_bytes} MB to import: split it.</source>
   <translation>Es sind mehr als {most_bytes} MB zu importieren: Teilen Sie es auf.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/reading.py" />
   <source>This is an encrypted archive: its passphrase is needed to read it.</source>
   <translation>Dies ist ein verschlüsseltes Archiv: Zum Lesen wird seine Passphrase gebraucht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>Not imported, because their names are not known: the columns number {others}.</source>
   <translation>Nicht importiert, weil ihre Namen nicht bekannt sind: die Spalten Nummer {others}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>Row {number} has {cells} cells, the first row has {header}: check commas and quotes.</source>
   <translation>Zeile {number} hat {cells} Zellen, die erste Zeile hat {header}: Prüfen Sie Kommas und Anführungszeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>Row {number} is no valid CSV: check its quotation marks and its length.</source>
   <translation>Zeile {number} ist kein gültiges CSV: Prüfen Sie ihre Anführungszeichen und ihre Länge.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>Row {row} has the id of row {first}: give every case an id of its own.</source>
   <translation>Zeile {row} hat die id der Zeile {first}: Geben Sie jedem Fall eine eigene id.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>The cells of the file are separated by {delimiter}.</source>
   <translation>Die Zellen der Datei sind getrennt durch: {delimiter}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>The first row must name the columns, details among them: details is needed; id, title, site and plan are welcome.</source>
   <translation>Die erste Zeile muss die Spalten nennen, darunter details: details wird gebraucht; id, title, site und plan sind willkommen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>The first row names the column {meaning} twice: keep one of them.</source>
   <translation>Die erste Zeile nennt die Spalte {meaning} zweimal: Behalten Sie eine davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/imports/tables.py" />
   <source>There is no column title: the cases are called by their id or row.</source>
   <translation>Es gibt keine Spalte title: Die Fälle heißen nach ihrer id oder Zeile.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/restore.py" />
   <source>The folder {folder} holds other files than a case store, and nothing was changed: choose an empty folder or a new name.</source>
   <translation>Der Ordner {folder} enthält andere Dateien als einen Fallspeicher, und nichts wurde geändert: Wählen Sie einen leeren Ordner oder einen neuen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/restore.py" />
   <source>{folder} is a file, and nothing was overwritten: choose a folder for the case store.</source>
   <translation>{folder} ist eine Datei, und nichts wurde überschrieben: Wählen Sie einen Ordner für den Fallspeicher.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/room.py" />
   <source>The policy of this machine allows no unencrypted export: export an encrypted archive.</source>
   <translation>Die Richtlinie dieses Computers erlaubt keinen unverschlüsselten Export: Exportieren Sie ein verschlüsseltes Archiv.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/room.py" />
   <source>This file will not be encrypted: confirm that you want it, or export an archive.</source>
   <translation>Diese Datei wird nicht verschlüsselt: Bestätigen Sie, dass Sie das wollen, oder exportieren Sie ein Archiv.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/sealed_file.py" />
   <source>The passphrase does not open this archive: it has one of its own, chosen when it was exported.</source>
   <translation>Die Passphrase öffnet dieses Archiv nicht: Es hat eine eigene, die beim Export gewählt wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/exchange/study.py" />
   <source>{waiting} of the cases have not been reviewed: read and approve each of them.</source>
   <translation>{waiting} der Fälle wurden noch nicht geprüft: Lesen Sie jeden und geben Sie ihn frei.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>1 entry is missing since {since}, because the case store or a part of it is older than it was when it was last used: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Seit {since} fehlt 1 Eintrag, weil der Fallspeicher oder ein Teil davon älter ist als bei der letzten Benutzung: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>No entry is missing, but {what} is not as this case store was left, a part of it is older or was changed: keep a copy of the folder as evidence and restore the last good backup.</source>
   <translation>Kein Eintrag fehlt, doch {what} ist nicht so, wie dieser Fallspeicher verlassen wurde, ein Teil ist älter oder wurde verändert: Bewahren Sie eine Kopie des Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>The audit trail of this case store is another one than this computer remembers: keep a copy of the folder as evidence and restore the last good backup.</source>
   <translation>Das Audit-Protokoll dieses Fallspeichers ist ein anderes, als dieser Computer es kennt: Bewahren Sie eine Kopie des Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>The head anchor of this case store is missing, so nobody can tell whether entries are missing: keep a copy of the folder as evidence and restore the last good backup.</source>
   <translation>Der Kopfanker dieses Fallspeichers fehlt, daher kann niemand sagen, ob Einträge fehlen: Bewahren Sie eine Kopie des Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>{entries} entries are missing since {since}, because the case store or a part of it is older than it was when it was last used: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Seit {since} fehlen {entries} Einträge, weil der Fallspeicher oder ein Teil davon älter ist als bei der letzten Benutzung: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/inspection.py" />
   <source>{problem}, so the case store stays closed: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Der Fallspeicher bleibt geschlossen ({problem}): Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/judgements.py" />
   <source>No answer is rated yet: say how right each one is before you save the judgement.</source>
   <translation>Noch ist keine Antwort bewertet: Sagen Sie, wie richtig jede ist, bevor Sie das Urteil speichern.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/judgements.py" />
   <source>Somebody judged this suggestion in the meantime, so nothing was overwritten: open the case again to see the judgement.</source>
   <translation>Inzwischen hat jemand diesen Vorschlag beurteilt, daher wurde nichts überschrieben: Öffnen Sie den Fall erneut, um das Urteil zu sehen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/judgements.py" />
   <source>This judgement is none that can be kept: choose a rating and a verdict again.</source>
   <translation>Dieses Urteil kann so nicht gespeichert werden: Wählen Sie Bewertung und Urteil noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/keychain.py" />
   <source>The package keyring is not installed: install it to use the keychain.</source>
   <translation>Das Paket keyring ist nicht installiert: Installieren Sie es, um den Schlüsselbund zu nutzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/keychain.py" />
   <source>The policy of this computer does not allow keys in its keychain: unlock with your passphrase, or have the administrator set keychain = true.</source>
   <translation>Die Richtlinie dieses Computers erlaubt keine Schlüssel im Schlüsselbund: Entsperren Sie mit Ihrer Passphrase oder lassen Sie den Administrator keychain = true setzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/opening.py" />
   <source>The database cases.db of this case store is missing: restore it from the last good backup.</source>
   <translation>Die Datenbank cases.db dieses Fallspeichers fehlt: Stellen Sie sie aus der letzten guten Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/opening.py" />
   <source>The folder {folder} already holds a case store, and nothing was overwritten: open it or choose another folder.</source>
   <translation>Der Ordner {folder} enthält bereits einen Fallspeicher, und nichts wurde überschrieben: Öffnen Sie ihn oder wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/opening.py" />
   <source>slots.json and cases.db do not belong together: restore both from the same backup.</source>
   <translation>slots.json und cases.db gehören nicht zusammen: Stellen Sie beide aus derselben Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/people.py" />
   <source>The key file slots.json names a user whom this case store does not know with these keys, so it stays closed: restore slots.json from the last good backup.</source>
   <translation>Die Schlüsseldatei slots.json nennt einen Benutzer, den dieser Fallspeicher mit diesen Schlüsseln nicht kennt, daher bleibt er geschlossen: Stellen Sie slots.json aus der letzten guten Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/people.py" />
   <source>The list of users of this case store was changed outside RadOnc-GPT, so the store stays closed: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Die Benutzerliste dieses Fallspeichers wurde außerhalb von RadOnc-GPT verändert, daher bleibt der Speicher geschlossen: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/reviews.py" />
   <source>Somebody decided about this suggestion in the meantime, so nothing was overwritten: open the case again to see the decision.</source>
   <translation>Inzwischen hat jemand über diesen Vorschlag entschieden, daher wurde nichts überschrieben: Öffnen Sie den Fall erneut, um die Entscheidung zu sehen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/reviews.py" />
   <source>This review is empty: write what you would change before you save it.</source>
   <translation>Diese Prüfung ist leer: Schreiben Sie, was Sie ändern würden, bevor Sie sie speichern.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/roles.py" />
   <source>Your role may not {right}: ask a user with the role {able}.</source>
   <translation>Dazu fehlt Ihrer Rolle das Recht ({right}): Fragen Sie einen Benutzer mit der Rolle {able}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/rotation.py" />
   <source>The key file slots.json holds other keys for {name} than the case store: let that user unlock once, or reset the passphrase, and then try again.</source>
   <translation>Die Schlüsseldatei slots.json enthält für {name} andere Schlüssel als der Fallspeicher: Lassen Sie diesen Benutzer einmal entsperren oder setzen Sie die Passphrase zurück und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/search.py" />
   <source>The search text has {words} words and {text} characters: search for at most {max_words} words and {max_length} characters.</source>
   <translation>Der Suchtext hat {words} Wörter und {text} Zeichen: Suchen Sie nach höchstens {max_words} Wörtern und {max_length} Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/signed_file.py" />
   <source>The key {mark} signed this file, not the one that you expected: do not use it.</source>
   <translation>Der Schlüssel {mark} hat diese Datei unterschrieben, nicht der erwartete: Verwenden Sie sie nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/signed_file.py" />
   <source>This file is not what was signed: do not use it, and ask for it again where it was exported from the case store.</source>
   <translation>Diese Datei ist nicht das, was unterschrieben wurde: Verwenden Sie sie nicht und erbitten Sie sie neu, wo sie aus dem Fallspeicher exportiert wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/signing.py" />
   <source>A signed answer of this case store no longer is what was signed: do not use it, keep a copy of the folder as evidence and restore the last good backup.</source>
   <translation>Eine unterschriebene Antwort dieses Fallspeichers ist nicht mehr das, was unterschrieben wurde: Verwenden Sie sie nicht, bewahren Sie eine Kopie des Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/signing.py" />
   <source>This answer was not signed with a key, so there is no signed file of it.</source>
   <translation>Diese Antwort wurde nicht mit einem Schlüssel unterschrieben, daher gibt es keine unterschriebene Datei davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/windows/case_pdf.py" />
   <source>No font was found to write the PDF with: install one, such as DejaVu Sans.</source>
   <translation>Es wurde keine Schrift gefunden, um das PDF zu schreiben: Installieren Sie eine, etwa DejaVu Sans.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/windows/curation_start.py" />
   <source>There is no workspace in the folder {folder}: create one with `curate new`.</source>
   <translation>Im Ordner {folder} ist kein Arbeitsbereich: Legen Sie einen mit `curate new` an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/windows/first_draft.py" />
   <source>The model's text was cut off: complete it, or write {cut_mark} after it, before you sign.</source>
   <translation>Der Text des Modells wurde abgeschnitten: Vervollständigen Sie ihn oder schreiben Sie {cut_mark} dahinter, bevor Sie unterschreiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/windows/open_case.py" />
   <source>This draft was changed while your passphrase was checked: read it and sign again.</source>
   <translation>Dieser Entwurf wurde geändert, während Ihre Passphrase geprüft wurde: Lesen Sie ihn und unterschreiben Sie erneut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/windows/tagged_pdf.py" />
   <source>The PDF could not be given its tags for screen readers, as this version of Qt writes it in another way: use the packaged app, or export plain text.</source>
   <translation>Das PDF konnte nicht mit Marken für Bildschirmleser versehen werden, weil diese Version von Qt es anders schreibt: Verwenden Sie die gepackte App oder exportieren Sie reinen Text.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/cases.py" />
   <source>There is no case {case_id} in this workspace: look at `curate status`.</source>
   <translation>In diesem Arbeitsbereich gibt es keinen Fall {case_id}: Sehen Sie `curate status` an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>A prescription has a dose in Gy and a number of fractions above zero: correct it.</source>
   <translation>Eine Verordnung hat eine Dosis in Gy und eine Zahl von Fraktionen über null: Berichtigen Sie sie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>A second reading is for a case that another reader accepted and you have not seen.</source>
   <translation>Eine zweite Lesung gilt einem Fall, den ein anderer Leser angenommen hat und den Sie nicht gesehen haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>An ICD-10-CM code is written with its dot, such as C50.412: correct it.</source>
   <translation>Ein ICD-10-CM-Code wird mit seinem Punkt geschrieben, etwa C50.412: Berichtigen Sie ihn.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>Another reader has changed this case since: undo is no longer possible.</source>
   <translation>Ein anderer Leser hat diesen Fall seither geändert: Rückgängig ist nicht mehr möglich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>Case {case_id} is not ready for review: split, label and de-identify it first.</source>
   <translation>Fall {case_id} ist nicht bereit zur Durchsicht: Teilen, benennen und de-identifizieren Sie ihn zuerst.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>The plan must begin and end inside the note: choose another place.</source>
   <translation>Der Plan muss in der Notiz beginnen und enden: Wählen Sie eine andere Stelle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>There is no modality named '{label}': choose {modality_labels}.</source>
   <translation>Es gibt keine Modalität namens „{label}“: Wählen Sie {modality_labels}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>This case cannot be accepted ({missing}): mend it or reject it.</source>
   <translation>Dieser Fall kann nicht angenommen werden ({missing}): Bessern Sie ihn aus oder lehnen Sie ihn ab.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/review.py" />
   <source>What is taken out must lie inside the note: choose another place.</source>
   <translation>Was herausgenommen wird, muss in der Notiz liegen: Wählen Sie eine andere Stelle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/unread.py" />
   <source>{read} cases without a flag were read one by one and {wrong} of them needed a change, so up to {bound} of the rest may be wrong: read more of them until this is at most {at_most}.</source>
   <translation>{read} Fälle ohne Hinweis wurden einzeln gelesen und {wrong} davon brauchten eine Änderung, sodass bis zu {bound} der übrigen falsch sein können: Lesen Sie weitere, bis es höchstens {at_most} sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>A newer version of radonc-models has written this workspace: use that version.</source>
   <translation>Eine neuere Version von radonc-models hat diesen Arbeitsbereich geschrieben: Verwenden Sie jene Version.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>A reader was named {user} before and is named otherwise now: choose another name.</source>
   <translation>Ein Leser hieß früher {user} und heißt jetzt anders: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>Nobody removes the own access: let another reader do it.</source>
   <translation>Niemand entfernt den eigenen Zugang: Lassen Sie es einen anderen Leser tun.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>There is already a reader named {user}: choose another name.</source>
   <translation>Es gibt bereits einen Leser namens {user}: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>There is no reader named {name}: look at `curate reader --list`.</source>
   <translation>Es gibt keinen Leser namens {name}: Sehen Sie `curate reader --list` an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>{folder} is already there, and nothing was overwritten: choose another folder.</source>
   <translation>{folder} ist bereits da, und nichts wurde überschrieben: Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/curate/workspace.py" />
   <source>{slots} and {database} do not belong together: restore both from the same backup of the workspace.</source>
   <translation>{slots} und {database} gehören nicht zusammen: Stellen Sie beide aus derselben Sicherung des Arbeitsbereichs wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The case store cannot be written here: check that its folder is on this computer and that you may write to it.</source>
   <translation>Der Fallspeicher kann hier nicht geschrieben werden: Prüfen Sie, ob sein Ordner auf diesem Computer liegt und ob Sie dort schreiben dürfen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The case store could not do this.</source>
   <translation>Der Fallspeicher konnte das nicht ausführen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The case store is at work: wait until that is done, or stop it, and try again.</source>
   <translation>Am Fallspeicher wird gearbeitet: Warten Sie das Ende ab oder halten Sie es an und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The case store is damaged, so nothing that it returns can be trusted: close it and restore the last good backup.</source>
   <translation>Der Fallspeicher ist beschädigt, daher ist auf nichts Verlass, was er liefert: Schließen Sie ihn und stellen Sie die letzte gute Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The case store is locked: unlock it to go on.</source>
   <translation>Der Fallspeicher ist gesperrt: Entsperren Sie ihn, um weiterzuarbeiten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The disk is full or does not answer, so nothing was changed and everything saved before is kept: free some space and try again.</source>
   <translation>Der Datenträger ist voll oder antwortet nicht, daher wurde nichts geändert und alles zuvor Gespeicherte bleibt erhalten: Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>The user name or the passphrase is not right: check both and try again.</source>
   <translation>Der Benutzername oder die Passphrase ist nicht richtig: Prüfen Sie beides und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>There is not enough free memory to unlock the case store: close other programs and try again.</source>
   <translation>Es ist nicht genug Arbeitsspeicher frei, um den Fallspeicher zu entsperren: Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>This case store is already open in another window or program: close it there and try again.</source>
   <translation>Dieser Fallspeicher ist bereits in einem anderen Fenster oder Programm geöffnet: Schließen Sie ihn dort und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>This case store was written by a newer version of RadOnc-GPT: open it with that version.</source>
   <translation>Dieser Fallspeicher wurde von einer neueren Version von RadOnc-GPT geschrieben: Öffnen Sie ihn mit jener Version.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>This is not a whole printed key: compare it with the paper, group by group.</source>
   <translation>Dies ist kein vollständiger gedruckter Schlüssel: Vergleichen Sie ihn Gruppe für Gruppe mit dem Papier.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/errors.py" />
   <source>Too many wrong passphrases: wait a moment and try again.</source>
   <translation>Zu viele falsche Passphrasen: Warten Sie einen Moment und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>Choose a user name of 1 to {max_user} printable characters.</source>
   <translation>Wählen Sie einen Benutzernamen aus 1 bis {max_user} druckbaren Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>The name {user} stands for a printed key: choose another one.</source>
   <translation>Der Name {user} steht für einen gedruckten Schlüssel: Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>The passphrase is the user name: choose one that nobody can guess from it.</source>
   <translation>Die Passphrase ist der Benutzername: Wählen Sie eine, die niemand daraus erraten kann.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>This passphrase has {text} characters: choose one of at least {min_length}, for example four words that do not belong together.</source>
   <translation>Diese Passphrase hat {text} Zeichen: Wählen Sie eine mit mindestens {min_length}, etwa vier Wörter, die nicht zusammengehören.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>This passphrase is one of the first that an attacker tries: choose another one.</source>
   <translation>Diese Passphrase ist eine der ersten, die ein Angreifer versucht: Wählen Sie eine andere.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/passphrases.py" />
   <source>This passphrase is too long: choose one of at most {max_length} characters.</source>
   <translation>Diese Passphrase ist zu lang: Wählen Sie eine mit höchstens {max_length} Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/private_output.py" />
   <source>{name} is already there and was not overwritten: choose another name.</source>
   <translation>{name} ist bereits da und wurde nicht überschrieben: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/recovery.py" />
   <source>This printed key has {signs} letters and digits and must have {check}: compare it with the paper, group by group.</source>
   <translation>Dieser gedruckte Schlüssel hat {signs} Buchstaben und Ziffern und muss {check} haben: Vergleichen Sie ihn Gruppe für Gruppe mit dem Papier.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/sealing.py" />
   <source>The key file slots.json of this case store does not fit its keys, so the store cannot be opened: restore slots.json from the last good backup.</source>
   <translation>Die Schlüsseldatei slots.json dieses Fallspeichers passt nicht zu seinen Schlüsseln, daher kann er nicht geöffnet werden: Stellen Sie slots.json aus der letzten guten Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/slots.py" />
   <source>The key file slots.json of this case store is damaged, so no passphrase can open it: restore slots.json from the last good backup.</source>
   <translation>Die Schlüsseldatei slots.json dieses Fallspeichers ist beschädigt, daher kann keine Passphrase ihn öffnen: Stellen Sie slots.json aus der letzten guten Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_folders.py" />
   <source>Windows does not say where its folder ProgramData is: have the administrator repair it.</source>
   <translation>Windows nennt seinen Ordner ProgramData nicht: Lassen Sie es vom Administrator reparieren.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>The policy file {path} is not valid ({what}): have the administrator correct it.</source>
   <translation>Die Richtliniendatei {path} ist nicht gültig ({what}): Lassen Sie sie vom Administrator berichtigen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>The policy in the registry below HKLM\{registry_key} is not valid ({what}): have the administrator correct it.</source>
   <translation>Die Richtlinie in der Registrierung unter HKLM\{registry_key} ist nicht gültig ({what}): Lassen Sie sie vom Administrator berichtigen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>it cannot be read</source>
   <translation>sie kann nicht gelesen werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>it is not TOML</source>
   <translation>sie ist kein TOML</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>it is too long</source>
   <translation>sie ist zu lang</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>{given} is no policy of this version</source>
   <translation>{given} ist keine Richtlinie dieser Version</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>{name} is neither 0 nor 1</source>
   <translation>{name} ist weder 0 noch 1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>{name} is not a REG_DWORD</source>
   <translation>{name} ist kein REG_DWORD</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/machine_policy.py" />
   <source>{name} is not a REG_SZ</source>
   <translation>{name} ist kein REG_SZ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The adapter folder {name} has no readable {name2}: point to a folder in PEFT format.</source>
   <translation>Der Adapterordner {name} hat keine lesbare Datei {name2}: Nennen Sie einen Ordner im PEFT-Format.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The file {name} cannot be read: check that it is there and readable.</source>
   <translation>Die Datei {name} kann nicht gelesen werden: Prüfen Sie, ob sie da und lesbar ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The model file {name} cannot be read to its end: check the disk.</source>
   <translation>Die Modelldatei {name} kann nicht bis zum Ende gelesen werden: Prüfen Sie den Datenträger.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The model file {name} is damaged or was changed (its SHA-256 is not the expected one): install the model pack again.</source>
   <translation>Die Modelldatei {name} ist beschädigt oder wurde verändert (ihre SHA-256 ist nicht die erwartete): Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The model file {name} is missing or cannot be read: install the model pack again.</source>
   <translation>Die Modelldatei {name} fehlt oder kann nicht gelesen werden: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>The model file {name} was changed while it was read: ask again.</source>
   <translation>Die Modelldatei {name} wurde während des Lesens verändert: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/files.py" />
   <source>{name} is not a plain file: install the model pack again.</source>
   <translation>{name} ist keine gewöhnliche Datei: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>The key cannot be written ({strerror}): choose another folder.</source>
   <translation>Der Schlüssel kann nicht geschrieben werden ({strerror}): Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>The passphrase of a signing key needs at least 15 characters: choose a longer one.</source>
   <translation>Die Passphrase eines Signierschlüssels braucht mindestens 15 Zeichen: Wählen Sie eine längere.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>The signing key {name} cannot be read: check that it is there.</source>
   <translation>Der Signierschlüssel {name} kann nicht gelesen werden: Prüfen Sie, ob er da ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>The signing key {name} does not open: the passphrase is wrong or the file is damaged.</source>
   <translation>Der Signierschlüssel {name} öffnet sich nicht: Die Passphrase ist falsch oder die Datei beschädigt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>There is a key {name} already: choose another name.</source>
   <translation>Es gibt bereits einen Schlüssel {name}: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>{name} is not an Ed25519 key: make one with radonc-models pack keygen.</source>
   <translation>{name} ist kein Ed25519-Schlüssel: Erzeugen Sie einen mit radonc-models pack keygen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/keys.py" />
   <source>{name} is not an Ed25519 public key in PEM format: give the file NAME.pub.pem.</source>
   <translation>{name} ist kein öffentlicher Ed25519-Schlüssel im PEM-Format: Geben Sie die Datei NAME.pub.pem an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The adapter {file} has no base model in the pack: install a complete model pack.</source>
   <translation>Zum Adapter {file} fehlt das Basismodell im Paket: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The adapter {file} was made for another base model than the one of the pack: install a complete model pack.</source>
   <translation>Der Adapter {file} wurde für ein anderes Basismodell als das des Pakets gemacht: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The calibration of the model for '{value}' is not a positive number: install the model pack again.</source>
   <translation>Die Kalibrierung des Modells für „{value}“ ist keine positive Zahl: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The manifest of the model pack contradicts its version: install the model pack again.</source>
   <translation>Das Manifest des Modellpakets widerspricht seiner Version: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The manifest of the model pack gives the model of '{value}' for the task '{value2}': install the model pack again.</source>
   <translation>Das Manifest des Modellpakets gibt das Modell für „{value}“ bei der Aufgabe „{value2}“ an: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The manifest of the model pack is damaged or from another version (at {place}): install the model pack again.</source>
   <translation>Das Manifest des Modellpakets ist beschädigt oder aus einer anderen Version (bei {place}): Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The manifest of the model pack is too large to be one: install the pack again.</source>
   <translation>Das Manifest des Modellpakets ist zu groß, um eines zu sein: Installieren Sie das Paket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The modality model of the pack names no labels: install the model pack again.</source>
   <translation>Das Modalitätsmodell des Pakets nennt keine Klassen: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The model file {file} has {size} bytes instead of {size2}: it was not copied completely; install the model pack again.</source>
   <translation>Die Modelldatei {file} hat {size} Bytes statt {size2}: Sie wurde nicht vollständig kopiert; installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The model file {file} is missing: install the model pack again.</source>
   <translation>Die Modelldatei {file} fehlt: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The model for the task '{value}' was tuned with other prompt words than this version of RadOnc-GPT uses: install a model pack made for this version.</source>
   <translation>Das Modell für die Aufgabe „{value}“ wurde mit anderen Prompt-Worten angepasst, als diese Version von RadOnc-GPT verwendet: Installieren Sie ein Modellpaket für diese Version.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>The model pack holds no model: install a complete model pack.</source>
   <translation>Das Modellpaket enthält kein Modell: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/reading.py" />
   <source>There is no readable model pack in {parent}: it has no {name}; choose the folder of a model pack.</source>
   <translation>In {parent} ist kein lesbares Modellpaket: Die Datei {name} fehlt; wählen Sie den Ordner eines Modellpakets.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/references.py" />
   <source>A pack holds 1 to {most_references} reference cases: choose a number between them.</source>
   <translation>Ein Paket enthält 1 bis {most_references} Referenzfälle: Wählen Sie eine Zahl dazwischen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/references.py" />
   <source>The reference cases are taken from the split 'train' alone: give cases that have it.</source>
   <translation>Die Referenzfälle werden nur aus dem Teil „train“ genommen: Geben Sie Fälle an, die ihn haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/references.py" />
   <source>The reference cases are too much text for a model pack: take fewer of them.</source>
   <translation>Die Referenzfälle sind zu viel Text für ein Modellpaket: Nehmen Sie weniger.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/references.py" />
   <source>The reference cases of the model pack are damaged or from another version: install the model pack again.</source>
   <translation>Die Referenzfälle des Modellpakets sind beschädigt oder aus einer anderen Version: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>A pack is split into a folder of its own: give another one with --out.</source>
   <translation>Ein Paket wird in einen eigenen Ordner geteilt: Geben Sie mit --out einen anderen an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>A pack tuned on synthetic cases cannot be approved for use: sign it for evaluation.</source>
   <translation>Ein an synthetischen Fällen angepasstes Paket kann nicht freigegeben werden: Signieren Sie es zur Erprobung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>An approval needs both who approved the pack and for what: give both or neither.</source>
   <translation>Eine Freigabe braucht beides, wer das Paket freigab und wofür: Geben Sie beides an oder keines.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The file {name} cannot be read to its end: copy the pack again.</source>
   <translation>Die Datei {name} kann nicht bis zum Ende gelesen werden: Kopieren Sie das Paket noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The file {name} of the model pack is missing: copy the pack again.</source>
   <translation>Die Datei {name} des Modellpakets fehlt: Kopieren Sie das Paket noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The folder holds {name}, which the signed release does not name: remove it.</source>
   <translation>Der Ordner enthält {name}, was die signierte Ausgabe nicht nennt: Entfernen Sie es.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The folder {name} is not empty: choose a new one.</source>
   <translation>Der Ordner {name} ist nicht leer: Wählen Sie einen neuen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The model file {name} is damaged or was changed: copy the pack again.</source>
   <translation>Die Modelldatei {name} ist beschädigt oder wurde verändert: Kopieren Sie das Paket noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The model file {name} is damaged or was changed: install the model pack again.</source>
   <translation>Die Modelldatei {name} ist beschädigt oder wurde verändert: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The model pack is not signed (it has no {name}): use a signed pack.</source>
   <translation>Das Modellpaket ist nicht signiert ({name} fehlt): Verwenden Sie ein signiertes Paket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The model pack is not signed by a key that this computer trusts, or it was changed after it was signed: ask for the pack again, or have the administrator add the signer's key.</source>
   <translation>Das Modellpaket ist nicht von einem Schlüssel signiert, dem dieser Computer vertraut, oder es wurde nach dem Signieren verändert: Erbitten Sie das Paket neu oder lassen Sie den Administrator den Schlüssel des Signierenden hinzufügen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The release cannot be written ({strerror}): check the free space.</source>
   <translation>Die Ausgabe kann nicht geschrieben werden ({strerror}): Prüfen Sie den freien Platz.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The release of the model pack says something that is not allowed (at {place}): names take letters, digits, dots and dashes, numbers begin at 1.</source>
   <translation>Die Ausgabe des Modellpakets enthält etwas Unerlaubtes (bei {place}): Namen bestehen aus Buchstaben, Ziffern, Punkten und Strichen, Nummern beginnen bei 1.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/release.py" />
   <source>The signature of the model pack is damaged: ask for the pack again.</source>
   <translation>Die Signatur des Modellpakets ist beschädigt: Erbitten Sie das Paket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/trust.py" />
   <source>The manifest of the model pack is not the signed one: install the model pack again.</source>
   <translation>Das Manifest des Modellpakets ist nicht das signierte: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/trust.py" />
   <source>The model pack is not signed by a key that this computer trusts, and its administrator allows signed packs only: have a signed pack installed.</source>
   <translation>Das Modellpaket ist nicht von einem Schlüssel signiert, dem dieser Computer vertraut, und sein Administrator erlaubt nur signierte Pakete: Lassen Sie ein signiertes Paket installieren.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/pack/trust.py" />
   <source>unsigned_packs: say true or false</source>
   <translation>unsigned_packs: true oder false angeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/records.py" />
   <source>Line {number} of {name} is not a case record: generate or curate the file again.</source>
   <translation>Zeile {number} von {name} ist kein Falldatensatz: Erzeugen oder kuratieren Sie die Datei noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/records.py" />
   <source>The case file {name} cannot be read: check the path and that it is UTF-8 text.</source>
   <translation>Die Falldatei {name} kann nicht gelesen werden: Prüfen Sie den Pfad und ob sie Text in UTF-8 ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/adapters.py" />
   <source>The adapter {name} does not fit the base model of this pack or cannot be read by this engine: install the model pack again.</source>
   <translation>Der Adapter {name} passt nicht zum Basismodell dieses Pakets oder kann von dieser Engine nicht gelesen werden: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/adapters.py" />
   <source>The adapter {name} was made for another base model than the one of this pack: install a complete model pack.</source>
   <translation>Der Adapter {name} wurde für ein anderes Basismodell als das dieses Pakets gemacht: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/adapters.py" />
   <source>The file {name} holds no adapter: install the model pack again.</source>
   <translation>Die Datei {name} enthält keinen Adapter: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>Stopped before the answer was complete: ask again when you are ready.</source>
   <translation>Angehalten, bevor die Antwort vollständig war: Fragen Sie noch einmal, wenn Sie bereit sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>The engine does not run now; the next question starts it.</source>
   <translation>Die Engine läuft gerade nicht; die nächste Frage startet sie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>The model gave an empty answer: check that the patient details are complete and ask again.</source>
   <translation>Das Modell gab eine leere Antwort: Prüfen Sie, ob die Patientenangaben vollständig sind, und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>The model pack {name} has no base model: install a complete model pack.</source>
   <translation>Im Modellpaket {name} fehlt das Basismodell: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>The model pack {name} has no model for the task '{value}': install a complete model pack.</source>
   <translation>Im Modellpaket {name} fehlt das Modell für die Aufgabe „{value}“: Installieren Sie ein vollständiges Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/asking.py" />
   <source>{sentence} Take it out and ask again.</source>
   <translation>{sentence} Nehmen Sie es heraus und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/canary.py" />
   <source>The adapter in {name} changes nothing in what the base model says, so its answers would be those of an untuned model: install the model pack again.</source>
   <translation>Der Adapter in {name} ändert nichts an dem, was das Basismodell sagt, seine Antworten wären also die eines nicht angepassten Modells: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/canary.py" />
   <source>The adapter in {name} gives values that are no numbers: install the model pack again.</source>
   <translation>Der Adapter in {name} liefert Werte, die keine Zahlen sind: Installieren Sie das Modellpaket neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/canary.py" />
   <source>The loading of the model was stopped: ask again.</source>
   <translation>Das Laden des Modells wurde angehalten: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/child.py" />
   <source>The engine opens no more files since it has seen a case: restart the app.</source>
   <translation>Die Engine öffnet keine Dateien mehr, seit sie einen Fall gesehen hat: Starten Sie die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>The counting was stopped: ask again.</source>
   <translation>Das Zählen wurde angehalten: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>The engine is still answering another question: stop it or wait for its end.</source>
   <translation>Die Engine beantwortet noch eine andere Frage: Halten Sie sie an oder warten Sie das Ende ab.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>The model file {name} was changed while it answered, so the answer was discarded: ask again, and install the model pack again if it stays.</source>
   <translation>Die Modelldatei {name} wurde während der Antwort verändert, daher wurde die Antwort verworfen: Fragen Sie noch einmal und installieren Sie das Modellpaket neu, wenn es so bleibt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>The patient details hold characters that are not valid text: paste them again as plain text.</source>
   <translation>Die Patientenangaben enthalten Zeichen, die kein gültiger Text sind: Fügen Sie sie noch einmal als reinen Text ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>The scoring was stopped: ask again.</source>
   <translation>Das Bewerten wurde angehalten: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/client.py" />
   <source>the GPU is switched off</source>
   <translation>die GPU ist abgeschaltet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>The engine ended unexpectedly ({how}): ask again to restart it.</source>
   <translation>Die Engine endete unerwartet ({how}): Fragen Sie noch einmal, um sie neu zu starten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>The engine was closed: ask again.</source>
   <translation>Die Engine wurde geschlossen: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>GPU memory: no layer fits ({free} GiB free, a layer takes {least} GiB)</source>
   <translation>GPU-Speicher: keine Schicht passt ({free} GiB frei, eine Schicht braucht {least} GiB)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>GPU memory: {layers} of {total} layers fit</source>
   <translation>GPU-Speicher: {layers} von {total} Schichten passen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>The model's header tells no layers: make it with radonc-convert.</source>
   <translation>Der Kopf des Modells nennt keine Schichten: Erzeugen Sie es mit radonc-convert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>no GPU backend in this build</source>
   <translation>diese Fassung hat keinen GPU-Teil</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>{memory} must be a whole number of MiB, such as 4096: correct or remove this setting.</source>
   <translation>{memory} muss eine ganze Zahl in MiB sein, etwa 4096: Berichtigen oder entfernen Sie diese Einstellung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/generation.py" />
   <source>The engine computed values that are no numbers, so there is no answer: ask again, and install the model pack again if it stays.</source>
   <translation>Die Engine berechnete Werte, die keine Zahlen sind, daher gibt es keine Antwort: Fragen Sie noch einmal und installieren Sie das Modellpaket neu, wenn es so bleibt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/generation.py" />
   <source>The form that the task asks for cannot be understood: install the app again.</source>
   <translation>Die Form, die die Aufgabe verlangt, ist nicht zu verstehen: Installieren Sie die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/generation.py" />
   <source>The label set of this model pack cannot be scored: install a pack with fewer labels.</source>
   <translation>Die Klassen dieses Modellpakets können nicht bewertet werden: Installieren Sie ein Paket mit weniger Klassen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/generation.py" />
   <source>The model cannot answer in the form that the task asks for: install another model pack.</source>
   <translation>Das Modell kann nicht in der Form antworten, die die Aufgabe verlangt: Installieren Sie ein anderes Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/holdings.py" />
   <source>The engine was asked for a model that was never loaded: load a model pack first.</source>
   <translation>Die Engine wurde nach einem Modell gefragt, das nie geladen wurde: Laden Sie zuerst ein Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/llama.py" />
   <source>no room in the KV cache</source>
   <translation>kein Platz im KV-Cache</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/loading.py" />
   <source>The model file {name} cannot be opened by this engine: it is not a GGUF model or of an unsupported kind.</source>
   <translation>Diese Engine kann die Modelldatei {name} nicht öffnen: Sie ist kein GGUF-Modell oder von einer nicht unterstützten Art.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/loading.py" />
   <source>There is not enough memory for this model: close other programs and ask again.</source>
   <translation>Für dieses Modell reicht der Arbeitsspeicher nicht: Schließen Sie andere Programme und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/loading.py" />
   <source>There is not enough memory for this model: it needs {needed} GB and {free} GB is free; close other programs and ask again.</source>
   <translation>Für dieses Modell reicht der Arbeitsspeicher nicht: Es braucht {needed} GB, und {free} GB sind frei; schließen Sie andere Programme und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/models.py" />
   <source>The engine has not loaded this model: ask again.</source>
   <translation>Die Engine hat dieses Modell nicht geladen: Fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/offload.py" />
   <source>the GPU is not there any more</source>
   <translation>die GPU ist nicht mehr da</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/offload.py" />
   <source>the model's header tells no layers</source>
   <translation>der Kopf des Modells nennt keine Schichten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>The engine could not be started: close other programs and ask again.</source>
   <translation>Die Engine konnte nicht gestartet werden: Schließen Sie andere Programme und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>The engine could not be started: install the app again.</source>
   <translation>Die Engine konnte nicht gestartet werden: Installieren Sie die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/safety.py" />
   <source>The engine ended {deaths} times in a row (last: {last}): run 'radonc-desktop --doctor', then restart the app.</source>
   <translation>Die Engine endete {deaths}-mal hintereinander (zuletzt: {last}): Führen Sie „radonc-desktop --doctor“ aus und starten Sie dann die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/safety.py" />
   <source>the engine ended ({how}), its safer build {variant} is used</source>
   <translation>die Engine endete ({how}), ihre sicherere Fassung {variant} wird verwendet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/safety.py" />
   <source>the engine ended while it used the GPU ({how})</source>
   <translation>die Engine endete, während sie die GPU benutzte ({how})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/safety.py" />
   <source>the engine ended with {on_gpu} layers on the GPU ({how}), {layers} are tried</source>
   <translation>die Engine endete mit {on_gpu} Schichten auf der GPU ({how}), {layers} werden versucht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>No variant of the engine gives right answers on this computer ({tried}): install the app again, or use another computer.</source>
   <translation>Keine Variante der Engine liefert auf diesem Computer richtige Antworten ({tried}): Installieren Sie die App neu oder nehmen Sie einen anderen Computer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>The engine cannot start, {error}: install the app again.</source>
   <translation>Die Engine kann nicht starten, {error}: Installieren Sie die App neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>The remembered self-test cannot be removed: check the rights of your state folder.</source>
   <translation>Der gemerkte Selbsttest kann nicht entfernt werden: Prüfen Sie die Rechte Ihres Zustandsordners.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/tasks.py" />
   <source>Line {number} of the patient details starts with '{section_mark}', which separates the parts of a prompt: remove these signs and ask again.</source>
   <translation>Zeile {number} der Patientenangaben beginnt mit „{section_mark}“, was die Teile eines Prompts trennt: Entfernen Sie diese Zeichen und fragen Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/tasks.py" />
   <source>The patient details are empty: enter the history before asking.</source>
   <translation>Die Patientenangaben sind leer: Geben Sie die Anamnese ein, bevor Sie fragen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/tasks.py" />
   <source>There is no task named '{name}'; choose one of: {known}.</source>
   <translation>Es gibt keine Aufgabe namens „{name}“; wählen Sie eine von: {known}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/addenda.py" />
   <source>The addendum</source>
   <translation>Der Nachtrag</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/cases.py" />
   <source>The physician's plan</source>
   <translation>Der ärztliche Plan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/cases.py" />
   <source>The site</source>
   <translation>Die Lokalisation</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/cases.py" />
   <source>The text of the patient details</source>
   <translation>Der Text der Patientenangaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/cases.py" />
   <source>The title</source>
   <translation>Der Titel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/desk.py" />
   <source>The text on the desk</source>
   <translation>Der Text auf dem Schreibtisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/drafts.py" />
   <source>The draft</source>
   <translation>Der Entwurf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>The file begins with the mark of UTF-8, which is left out.</source>
   <translation>Die Datei beginnt mit der Marke von UTF-8, die ausgelassen wird.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/imports/encoding.py" />
   <source>The file is UTF-16 by its mark and was read as such.</source>
   <translation>Die Datei ist ihrer Marke nach UTF-16 und wurde so gelesen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/imports/tables.py" />
   <source>commas</source>
   <translation>Kommas</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/imports/tables.py" />
   <source>semicolons</source>
   <translation>Strichpunkte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/imports/tables.py" />
   <source>tabs</source>
   <translation>Tabulatoren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/letter.py" />
   <source>The signed regimen cannot be put into fields without a doubt (a dose is missing, unreadable or contradicts another number): write this letter by hand.</source>
   <translation>Das unterschriebene Bestrahlungskonzept lässt sich nicht zweifelsfrei in Felder bringen (eine Dosis fehlt, ist unlesbar oder widerspricht einer anderen Zahl): Schreiben Sie diesen Brief von Hand.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/letter.py" />
   <source>The signed regimen has an addendum, so its fields may no longer hold: write this letter by hand.</source>
   <translation>Das unterschriebene Bestrahlungskonzept hat einen Nachtrag, daher gelten seine Felder vielleicht nicht mehr: Schreiben Sie diesen Brief von Hand.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/letter.py" />
   <source>There is no signed regimen to write a letter from: sign the regimen first.</source>
   <translation>Es gibt kein unterschriebenes Bestrahlungskonzept für einen Brief: Unterschreiben Sie zuerst das Konzept.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/judgements.py" />
   <source>Partly right</source>
   <translation>Teilweise richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/judgements.py" />
   <source>Right</source>
   <translation>Richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/judgements.py" />
   <source>Right with small changes</source>
   <translation>Richtig mit kleinen Änderungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/judgements.py" />
   <source>Wrong</source>
   <translation>Falsch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/reviews.py" />
   <source>The review</source>
   <translation>Die Prüfung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>back up and restore</source>
   <translation>sichern und wiederherstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>change users and keys</source>
   <translation>Benutzer und Schlüssel ändern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>decide about model packs</source>
   <translation>über Modellpakete entscheiden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>edit cases and drafts</source>
   <translation>Fälle und Entwürfe bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>export cases</source>
   <translation>Fälle exportieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>import cases</source>
   <translation>Fälle importieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>read the audit trail</source>
   <translation>das Audit-Protokoll lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>review answers</source>
   <translation>Antworten prüfen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/roles.py" />
   <source>sign answers</source>
   <translation>Antworten unterschreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>About RadOnc-GPT</source>
   <translation>Über RadOnc-GPT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Copy report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Draft support for radiation oncology: treatment regimen, modality and diagnosis as drafts that a physician reviews. It works offline: it opens no network connection, sends nothing and asks for no updates.</source>
   <translation>Entwurfshilfe für die Radioonkologie: Bestrahlungskonzept, Modalität und Diagnose als Entwürfe, die ein Arzt prüft. Sie arbeitet ohne Netz: Sie öffnet keine Verbindung, sendet nichts und sucht nicht nach Aktualisierungen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Made of</source>
   <translation>Bestandteile</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Part</source>
   <translation>Bestandteil</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Parts of the program</source>
   <translation>Bestandteile des Programms</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Security notices matter</source>
   <translation>Sicherheitshinweise wichtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>The package brings the licence texts and a list of all parts (SBOM). Qt is used under the LGPL-3: its libraries are separate files that may be replaced.</source>
   <translation>Das Paket enthält die Lizenztexte und eine Liste aller Bestandteile (SBOM). Qt wird unter der LGPL-3 verwendet: Seine Bibliotheken sind eigene Dateien und dürfen ersetzt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>The report is copied. It names no user, no case and no folder.</source>
   <translation>Der Bericht ist kopiert. Er nennt keinen Benutzer, keinen Fall und keinen Ordner.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>Versions and device; no word of any case</source>
   <translation>Versionen und Gerät; kein Wort aus einem Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>&amp;Ask</source>
   <translation>&amp;Anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>&amp;Case</source>
   <translation>&amp;Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>&amp;View</source>
   <translation>A&amp;nsicht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Appearance: dark</source>
   <translation>Darstellung: dunkel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Appearance: light</source>
   <translation>Darstellung: hell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Appearance: system</source>
   <translation>Darstellung: wie das System</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Ask all three tasks</source>
   <translation>Alle drei Aufgaben anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Ask for the diagnosis</source>
   <translation>Diagnose anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Ask for the modality</source>
   <translation>Modalität anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Ask for the regimen</source>
   <translation>Bestrahlungskonzept anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Ask the task that has the focus, or compare, or create the case</source>
   <translation>Aufgabe im Fokus anfragen, vergleichen oder Fall anlegen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Audit trail</source>
   <translation>Audit-Protokoll</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Back up the case store</source>
   <translation>Fallspeicher sichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Command palette</source>
   <translation>Befehlspalette</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Compare base, tuned and your own plan</source>
   <translation>Basismodell, angepasstes Modell und eigenen Plan vergleichen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Copy device and pack</source>
   <translation>Gerät und Modellpaket kopieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Department: agreement, changes, flags</source>
   <translation>Abteilung: Übereinstimmung, Änderungen, Hinweise</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Device and pack are copied.</source>
   <translation>Gerät und Modellpaket sind kopiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Edit the diagnosis as a draft</source>
   <translation>Diagnose als Entwurf bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Edit the modality as a draft</source>
   <translation>Modalität als Entwurf bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Edit the regimen as a draft</source>
   <translation>Bestrahlungskonzept als Entwurf bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Export the case, or all cases</source>
   <translation>Diesen Fall oder alle Fälle exportieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Go to the next column: cases, details, proposals</source>
   <translation>Zur nächsten Spalte: Fälle, Angaben, Vorschläge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Hand over: one page, record, files, letter</source>
   <translation>Übergabe: eine Seite, Akte, Dateien, Schreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>History of the case</source>
   <translation>Verlauf des Falls</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Import cases from files</source>
   <translation>Fälle aus Dateien importieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Larger text</source>
   <translation>Größerer Text</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Lock the vault</source>
   <translation>Tresor sperren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>New case</source>
   <translation>Neuer Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Open a case first: choose one in the list on the left.</source>
   <translation>Öffnen Sie zuerst einen Fall: Wählen Sie ihn links in der Liste.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Preferences</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Review</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Save everything now (it is saved by itself, too)</source>
   <translation>Alles jetzt speichern (geschieht auch von selbst)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Search cases</source>
   <translation>Fälle suchen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Smaller text</source>
   <translation>Kleinerer Text</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Stop; leave a field that asks for something</source>
   <translation>Anhalten; ein Eingabefeld verlassen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Test this computer</source>
   <translation>Diesen Computer testen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>The case store is being worked with: wait until that is done, or stop it.</source>
   <translation>Am Fallspeicher wird gearbeitet: Warten Sie das Ende ab oder halten Sie die Arbeit an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>There is no answer to edit yet: ask for the diagnosis first.</source>
   <translation>Es gibt noch keine Antwort zum Bearbeiten: Fragen Sie zuerst die Diagnose an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>There is no answer to edit yet: ask for the modality first.</source>
   <translation>Es gibt noch keine Antwort zum Bearbeiten: Fragen Sie zuerst die Modalität an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>There is no answer to edit yet: ask for the regimen first.</source>
   <translation>Es gibt noch keine Antwort zum Bearbeiten: Fragen Sie zuerst das Bestrahlungskonzept an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Users and keys</source>
   <translation>Benutzer und Schlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>Usual text size</source>
   <translation>Übliche Textgröße</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>actions commands</source>
   <translation>Aktionen Befehle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>add patient</source>
   <translation>Patient anlegen hinzufügen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>cancel</source>
   <translation>abbrechen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>change sign</source>
   <translation>ändern unterschreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>copy save</source>
   <translation>kopieren speichern Backup</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>csv fhir json notes open</source>
   <translation>CSV FHIR JSON Notizen öffnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>doctor speed gpu memory diagnose</source>
   <translation>Doktor Geschwindigkeit GPU Speicher Diagnose</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>exit leave</source>
   <translation>verlassen schließen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>figure blind</source>
   <translation>Abbildung verblindet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>find patient</source>
   <translation>Patient finden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>generate run</source>
   <translation>erzeugen ausführen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>help introduction first steps</source>
   <translation>Hilfe Einführung erste Schritte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>help keys</source>
   <translation>Hilfe Tasten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>log out leave</source>
   <translation>abmelden verlassen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>pack approve retire verify evaluation hash</source>
   <translation>Paket freigeben zurückziehen prüfen Erprobung Prüfsumme</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>passphrase roles recovery</source>
   <translation>Passphrase Rollen Wiederherstellung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>print pdf copy clipboard fhir signed letter necessity</source>
   <translation>drucken PDF kopieren Zwischenablage FHIR unterschrieben Brief Notwendigkeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>print pdf fhir study archive hand over</source>
   <translation>drucken PDF FHIR Studie Archiv Übergabe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>proposals details</source>
   <translation>Vorschläge Angaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>reset zoom 100 %</source>
   <translation>zurücksetzen Zoom 100 %</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>settings options theme lock text size clipboard</source>
   <translation>Optionen Farben Sperre Textgröße Zwischenablage Sprache</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>statistics plots audit edit distance</source>
   <translation>Statistik Diagramme Audit Änderungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>support report</source>
   <translation>Support Bericht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>theme colours mode</source>
   <translation>Farben Modus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>timeline</source>
   <translation>Zeitachse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>verify chain log</source>
   <translation>prüfen Kette Protokoll</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>version licence openssl report</source>
   <translation>Version Lizenz OpenSSL Bericht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>zoom in bigger</source>
   <translation>vergrößern Zoom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/actions.py" />
   <source>zoom out</source>
   <translation>verkleinern Zoom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Add an addendum, {what}</source>
   <translation>Nachtrag hinzufügen, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Add an addendum…</source>
   <translation>Nachtrag…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Addenda, {what}</source>
   <translation>Nachträge, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Addendum, signed by {who}, {time}:</source>
   <translation>Nachtrag, unterschrieben von {who}, {time}:</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Addendum, {what}</source>
   <translation>Nachtrag, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>Enter your passphrase to sign.</source>
   <translation>Geben Sie Ihre Passphrase ein, um zu unterschreiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>What is to be added. The signed answer itself stays as it is.</source>
   <translation>Was nachzutragen ist. Die unterschriebene Antwort selbst bleibt, wie sie ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/addenda_box.py" />
   <source>addendum, {what}</source>
   <translation>Nachtrag, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Adapter: {sha256}</source>
   <translation>Adapter: {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Base model: {sha256}</source>
   <translation>Basismodell: {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Device: {device}</source>
   <translation>Gerät: {device}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Model file: {sha256}</source>
   <translation>Modelldatei: {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Prompt: v{version}, {sha256}</source>
   <translation>Prompt: v{version}, {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Reading the details</source>
   <translation>Lesen der Angaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Reading the details…</source>
   <translation>Angaben werden gelesen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Sampling: temperature {temperature}, seed {seed}</source>
   <translation>Sampling: Temperatur {temperature}, Startwert {seed}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Stopping…</source>
   <translation>Wird angehalten…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Time: {time}</source>
   <translation>Zeit: {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Unfinished text, kept for reading only. It cannot be saved.</source>
   <translation>Unfertiger Text, nur zum Lesen aufbewahrt. Er kann nicht gespeichert werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Waiting for the question before it…</source>
   <translation>Warten auf die Anfrage davor…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>Writing…</source>
   <translation>Wird geschrieben…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/answer_view.py" />
   <source>none</source>
   <translation>keiner</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>Asked again {other}: other words than before; the history of the case has both.</source>
   <translation>Erneut gefragt, {other}: andere Worte als zuvor; der Verlauf des Falls hat beide.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>Asked again {other}: the same words as before.</source>
   <translation>Erneut gefragt, {other}: dieselben Worte wie zuvor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>Asked again: the same words as before.</source>
   <translation>Erneut gefragt: dieselben Worte wie zuvor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>on another device</source>
   <translation>auf einem anderen Gerät</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>with another model file</source>
   <translation>mit einer anderen Modelldatei</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>with another version of the app</source>
   <translation>mit einer anderen Version der App</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>with other prompt words</source>
   <translation>mit anderen Prompt-Worten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asked_again.py" />
   <source>with the same files on the same device</source>
   <translation>mit denselben Dateien auf demselben Gerät</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asking.py" />
   <source>Decide first which text of the details shall stay.</source>
   <translation>Entscheiden Sie zuerst, welcher Text der Angaben bleiben soll.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asking.py" />
   <source>Open a case first.</source>
   <translation>Öffnen Sie zuerst einen Fall.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/asking.py" />
   <source>This model pack has no base model to compare with.</source>
   <translation>Dieses Modellpaket enthält kein Basismodell zum Vergleichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/at_work.py" />
   <source>A backup is being made: wait until it is done, and try again.</source>
   <translation>Eine Sicherung läuft: Warten Sie, bis sie fertig ist, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/at_work.py" />
   <source>A question is being answered: wait for the answer or stop it, and try again.</source>
   <translation>Eine Frage wird gerade beantwortet: Warten Sie die Antwort ab oder halten Sie sie an und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/at_work.py" />
   <source>Some of your text could not be saved: the message beside it says why.</source>
   <translation>Ein Teil Ihres Textes konnte nicht gespeichert werden: Die Meldung daneben nennt den Grund.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/at_work.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/at_work.py" />
   <source>Stop (Esc)</source>
   <translation>Anhalten (Esc)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source> The first bad entry is number {number}.</source>
   <translation> Der erste fehlerhafte Eintrag ist Nummer {number}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Case</source>
   <translation>Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Detail</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Digest</source>
   <translation>Prüfsumme</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Event</source>
   <translation>Ereignis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Export as FHIR…</source>
   <translation>FHIR-Export…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Export the audit trail as</source>
   <translation>Audit-Protokoll exportieren als</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Filter the audit trail</source>
   <translation>Audit-Protokoll filtern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Filter: event, user, case, date</source>
   <translation>Filter: Ereignis, Benutzer, Fall, Datum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>No.</source>
   <translation>Nr.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>The audit trail has been changed.</source>
   <translation>Das Audit-Protokoll wurde verändert.</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>The chain holds: all {n} entries and records are as they were written.</source>
   <translation>
    <numerusform>Die Kette hält: Der eine Eintrag ({n}) und seine Datensätze sind, wie sie geschrieben wurden.</numerusform>
    <numerusform>Die Kette hält: Alle {n} Einträge und die Datensätze sind, wie sie geschrieben wurden.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>The whole trail as a Bundle of AuditEvents (R4)</source>
   <translation>Das ganze Protokoll als Bundle von AuditEvents (R4)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>This case only</source>
   <translation>Nur dieser Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>Verify chain</source>
   <translation>Kette prüfen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>the newest {all}</source>
   <translation>die neuesten {all}</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>{n} entries are in {name} as FHIR AuditEvents; they hold no text of a case.</source>
   <translation>
    <numerusform>{n} Eintrag steht in {name} als FHIR-AuditEvent; er enthält keinen Text eines Falls.</numerusform>
    <numerusform>{n} Einträge stehen in {name} als FHIR-AuditEvents; sie enthalten keinen Text eines Falls.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/audit_page.py" />
   <source>{shown} of the newest {all}</source>
   <translation>{shown} der neuesten {all}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Back up</source>
   <translation>Sichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Choose first where the backup is to be saved.</source>
   <translation>Wählen Sie zuerst, wohin gesichert werden soll.</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Last backup {n} days ago</source>
   <translation>
    <numerusform>Letzte Sicherung vor {n} Tag</numerusform>
    <numerusform>Letzte Sicherung vor {n} Tagen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Last backup: {time}</source>
   <translation>Letzte Sicherung: {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>No file chosen</source>
   <translation>Keine Datei gewählt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Not backed up yet</source>
   <translation>Noch nicht gesichert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>One encrypted file with all cases, answers and the audit trail. It is checked after it was written, and opens with the passphrases that are valid now. Keep it on another medium.</source>
   <translation>Eine verschlüsselte Datei mit allen Fällen, Antworten und dem Audit-Protokoll. Sie wird nach dem Schreiben geprüft und öffnet sich mit den jetzt gültigen Passphrasen. Bewahren Sie sie auf einem anderen Datenträger auf.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Save as…</source>
   <translation>Speichern unter…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Save the backup as</source>
   <translation>Sicherung speichern unter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>The backup is made and verified: {held}, {size} MB.</source>
   <translation>Die Sicherung ist erstellt und geprüft: {held}, {size} MB.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>There is no backup yet.</source>
   <translation>Es gibt noch keine Sicherung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>Your passphrase</source>
   <translation>Ihre Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>no cases</source>
   <translation>keine Fälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>{cases} and {rows}</source>
   <translation>{cases} und {rows}</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>{n} audit rows</source>
   <translation>
    <numerusform>{n} Protokollzeile</numerusform>
    <numerusform>{n} Protokollzeilen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/backup_page.py" />
   <source>{n} cases</source>
   <translation>
    <numerusform>{n} Fall</numerusform>
    <numerusform>{n} Fälle</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/banner.py" />
   <source>DEMO</source>
   <translation>DEMO</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/banner.py" />
   <source>DEMO VAULT · synthetic cases</source>
   <translation>DEMO-TRESOR · synthetische Fälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>Case {number}, {title}, {site}, {progress}</source>
   <translation>Fall {number}, {title}, {site}, {progress}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>Cases</source>
   <translation>Fälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>Found</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>New case (Ctrl+N)</source>
   <translation>Neuer Fall (Strg+N)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>No case matches “{searched}”. Press Esc to see all cases.</source>
   <translation>Kein Fall passt zu „{searched}“. Mit Esc sehen Sie alle Fälle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>No cases yet. Press Ctrl+N to add the first one.</source>
   <translation>Noch keine Fälle. Mit Strg+N legen Sie den ersten an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_list.py" />
   <source>Search cases   /</source>
   <translation>Fälle suchen   /</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Audit</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Case {number}</source>
   <translation>Fall {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Compare</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Hand over</source>
   <translation>Übergabe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Hidden until you have saved your own answer, as you prefer.</source>
   <translation>Verborgen, bis Sie Ihre eigene Antwort gespeichert haben, wie Sie es eingestellt haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>No base model in this pack.</source>
   <translation>Kein Basismodell in diesem Paket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>Verifying the audit trail and all records…</source>
   <translation>Audit-Protokoll und alle Datensätze werden geprüft…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_page.py" />
   <source>entered {day}</source>
   <translation>erfasst {day}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>, with an addendum below</source>
   <translation>, mit einem Nachtrag darunter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Addendum, signed by {who}, {time}</source>
   <translation>Nachtrag, unterschrieben von {who}, {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Case {number} · {kind} · exported by {user}, {time}</source>
   <translation>Fall {number} · {kind} · exportiert von {user}, {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Case {number}, answers</source>
   <translation>Fall {number}, Antworten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Confidential patient data</source>
   <translation>Vertrauliche Patientendaten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>DRAFT – needs physician review; last changed {time}</source>
   <translation>ENTWURF – braucht ärztliche Prüfung; zuletzt geändert {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>DRAFT – not everything on this paper is signed</source>
   <translation>ENTWURF – nicht alles auf diesem Papier ist unterschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Inputs: patient details, version {number}, SHA-256 {sha256}</source>
   <translation>Eingaben: Patientenangaben, Version {number}, SHA-256 {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>No answer is written yet.</source>
   <translation>Noch ist keine Antwort geschrieben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Patient details, version {number}</source>
   <translation>Patientenangaben, Version {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Physician's plan</source>
   <translation>Ärztlicher Plan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>SYNTHETIC DEMO CASE</source>
   <translation>SYNTHETISCHER DEMO-FALL</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Signed by {by}, {time}</source>
   <translation>Unterschrieben von {by}, {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>Site: {site}</source>
   <translation>Lokalisation: {site}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>The checks flag nothing; that is no proof that it is right.</source>
   <translation>Die Prüfungen beanstanden nichts; das ist kein Beweis, dass es richtig ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>created {time}</source>
   <translation>angelegt {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/case_pdf.py" />
   <source>last changed {time}</source>
   <translation>zuletzt geändert {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/change_view.py" />
   <source>Changes against the model's text</source>
   <translation>Änderungen gegenüber dem Text des Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/change_view.py" />
   <source>No word differs from the model's text</source>
   <translation>Kein Wort weicht vom Text des Modells ab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/change_view.py" />
   <source>no words</source>
   <translation>keine Wörter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/change_view.py" />
   <source>{added} added (underlined), {removed} removed (struck through)</source>
   <translation>{added} hinzugefügt (unterstrichen), {removed} entfernt (durchgestrichen)</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/change_view.py" />
   <source>{n} words</source>
   <translation>
    <numerusform>{n} Wort</numerusform>
    <numerusform>{n} Wörter</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/code_suggest.py" />
   <source>Codes for what you type</source>
   <translation>Codes zu Ihrer Eingabe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/code_suggest.py" />
   <source>Codes for what you type: ↓ and Return take one over</source>
   <translation>Codes zu Ihrer Eingabe: ↓ und Return übernehmen einen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>, as the model spelled it</source>
   <translation>, wie das Modell ihn schrieb</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>Choose one, and “Edit as draft” starts with it.</source>
   <translation>Wählen Sie einen; „Als Entwurf bearbeiten“ beginnt damit.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>Code {number}</source>
   <translation>Code {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>Codes of the catalogue for this description</source>
   <translation>Codes des Katalogs zu dieser Bezeichnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>The draft below names {code}.</source>
   <translation>Der Entwurf unten nennt {code}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/codes_view.py" />
   <source>no code</source>
   <translation>keinen Code</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Answer of the base model</source>
   <translation>Antwort des Basismodells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Answer of the tuned model</source>
   <translation>Antwort des angepassten Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Answer {letter}</source>
   <translation>Antwort {letter}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Ask both</source>
   <translation>Beide anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Ask both models (Ctrl+Return)</source>
   <translation>Beide Modelle anfragen (Strg+Return)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Choose whose error the difference is, or that there is none.</source>
   <translation>Wählen Sie, wessen Fehler der Unterschied ist, oder dass es keinen gibt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Judge</source>
   <translation>Beurteilen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>No plan written yet. Write it under Review, below the patient details.</source>
   <translation>Noch kein Plan geschrieben. Schreiben Sie ihn unter „Prüfung“, unterhalb der Angaben zum Patienten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Not asked yet.</source>
   <translation>Noch nicht angefragt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Patient details</source>
   <translation>Patientenangaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Patient details that both models read</source>
   <translation>Angaben zum Patienten, die beide Modelle lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Physician's own plan</source>
   <translation>Eigener Plan des Arztes</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Rate every answer first, from 1 (wrong) to 4 (right).</source>
   <translation>Bewerten Sie zuerst jede Antwort, von 1 (falsch) bis 4 (richtig).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Rate the answers and say whose error a difference is</source>
   <translation>Antworten bewerten und sagen, wessen Fehler ein Unterschied ist</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/compare_page.py" />
   <source>Written by the physician.</source>
   <translation>Vom Arzt geschrieben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/countdown.py" />
   <source>Locking in {seconds} s</source>
   <translation>Sperre in {seconds} s</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/countdown.py" />
   <source>Press a key or move the mouse to go on. Your text is kept.</source>
   <translation>Drücken Sie eine Taste oder bewegen Sie die Maus, um weiterzuarbeiten. Ihr Text bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/countdown.py" />
   <source>The vault locks soon: press a key or move the mouse to go on.</source>
   <translation>Der Tresor wird gleich gesperrt: Drücken Sie eine Taste oder bewegen Sie die Maus, um weiterzuarbeiten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>A dose is a number of Gy and the fractions are a whole number: correct them.</source>
   <translation>Die Dosis ist eine Zahl in Gy, die Fraktionen sind eine ganze Zahl: Berichtigen Sie die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>A second reading is compared with the first: only choose the modality and A or R.</source>
   <translation>Eine Zweitbeurteilung wird mit der ersten verglichen: Wählen Sie nur die Modalität und A oder R.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Accept</source>
   <translation>Annehmen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>All waiting</source>
   <translation>Alle wartenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Another reader accepted this case: choose the modality yourself, then A or R.</source>
   <translation>Ein anderer Leser hat diesen Fall angenommen: Wählen Sie selbst die Modalität, dann A oder R.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Case {id}</source>
   <translation>Fall {id}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Choose another list above, or close the window: everything is saved.</source>
   <translation>Wählen Sie oben eine andere Liste oder schließen Sie das Fenster: Alles ist gespeichert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Choose the modality first: it is compared with what the first reader chose.</source>
   <translation>Wählen Sie zuerst die Modalität: Sie wird mit der Wahl des ersten Lesers verglichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Disputed</source>
   <translation>Strittig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Flagged</source>
   <translation>Mit Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>History: what a model will see</source>
   <translation>Vorgeschichte: was ein Modell sehen wird</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Key A</source>
   <translation>Taste A</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Key R</source>
   <translation>Taste R</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Key Z</source>
   <translation>Taste Z</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>No case is waiting here</source>
   <translation>Hier wartet kein Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>No radiotherapy planned</source>
   <translation>Keine Strahlentherapie geplant</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Not this diagnosis</source>
   <translation>Nicht diese Diagnose</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Not to be learned from</source>
   <translation>Nicht zum Lernen geeignet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Nothing is flagged.</source>
   <translation>Nichts ist markiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Plan</source>
   <translation>Plan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Plan: what it shall answer</source>
   <translation>Plan: was es antworten soll</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Reject</source>
   <translation>Ablehnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Review of cases</source>
   <translation>Durchsicht der Fälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Second reading</source>
   <translation>Zweitbeurteilung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Select the words that are to be taken out first, with Shift and the arrow keys.</source>
   <translation>Markieren Sie zuerst mit Umschalt und den Pfeiltasten die Wörter, die herausgenommen werden sollen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>There is nothing to take back.</source>
   <translation>Es gibt nichts zurückzunehmen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>To look at: {words}</source>
   <translation>Anzusehen: {words}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Unusable note</source>
   <translation>Unbrauchbare Notiz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>Why is this case left out? Tab and the space bar choose.</source>
   <translation>Warum wird dieser Fall weggelassen? Tab und Leertaste wählen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>accept</source>
   <translation>annehmen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>dose</source>
   <translation>Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>hide as answer</source>
   <translation>als Antwort verbergen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>hide selection</source>
   <translation>Auswahl verbergen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>modality</source>
   <translation>Modalität</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>next</source>
   <translation>weiter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>other pane</source>
   <translation>anderes Feld</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>previous</source>
   <translation>zurück</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>reject</source>
   <translation>ablehnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>show again</source>
   <translation>wieder zeigen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>split at caret</source>
   <translation>an der Schreibmarke teilen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>undo</source>
   <translation>rückgängig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation.py" />
   <source>{waiting} waiting, {flagged} of them flagged · {accepted} accepted · {rejected} rejected · {disputed} disputed</source>
   <translation>{waiting} warten, davon {flagged} mit Hinweis · {accepted} angenommen · {rejected} abgelehnt · {disputed} strittig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>Dose in Gy</source>
   <translation>Dosis in Gy</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>Fractions</source>
   <translation>Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>Modality {name}: key {place}</source>
   <translation>Modalität {name}: Taste {place}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>Side: {side}</source>
   <translation>Seite: {side}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_panes.py" />
   <source>Beginning of the plan</source>
   <translation>Beginn des Plans</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_panes.py" />
   <source>Drag this to where the plan begins, or put the caret there and press S</source>
   <translation>Ziehen Sie dies an den Beginn des Plans oder setzen Sie die Schreibmarke dorthin und drücken Sie S</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_panes.py" />
   <source>⋮⋮ Plan</source>
   <translation>⋮⋮ Plan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_start.py" />
   <source>Open the workspace of a curation</source>
   <translation>Arbeitsbereich einer Kuratierung öffnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/deciding.py" />
   <source>Another passphrase is being checked: wait a moment and sign again.</source>
   <translation>Eine andere Passphrase wird gerade geprüft: Warten Sie einen Moment und unterschreiben Sie erneut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/deciding.py" />
   <source>This passphrase is not right, so nothing was signed: type it again.</source>
   <translation>Diese Passphrase ist nicht richtig, daher wurde nichts unterschrieben: Geben Sie sie erneut ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>All numbers</source>
   <translation>Alle Zahlen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>All numbers by month</source>
   <translation>Alle Zahlen nach Monaten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>All tasks</source>
   <translation>Alle Aufgaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Counting suggestions and answers…</source>
   <translation>Vorschläge und Antworten werden gezählt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Department</source>
   <translation>Abteilung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Edited</source>
   <translation>Geändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Flags</source>
   <translation>Hinweise</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Month</source>
   <translation>Monat</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>No answer that began from a suggestion has been signed yet.</source>
   <translation>Noch keine Antwort, die von einem Vorschlag ausging, wurde unterschrieben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Rejected</source>
   <translation>Abgelehnt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Signed</source>
   <translation>Unterschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Signed answers and rejected suggestions</source>
   <translation>Unterschriebene Antworten und abgelehnte Vorschläge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Suggestions</source>
   <translation>Vorschläge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Suggestions with a flag</source>
   <translation>Vorschläge mit einem Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Unchanged</source>
   <translation>Unverändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>What became of the models' suggestions in this case store, by month. Counts alone: no case is named. Agreement with a model is no proof that either was right.</source>
   <translation>Was aus den Vorschlägen der Modelle in diesem Fallspeicher wurde, nach Monaten. Nur Zahlen: Kein Fall wird genannt. Übereinstimmung mit einem Modell beweist nicht, dass einer von beiden recht hatte.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>With a flag</source>
   <translation>Mit Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Words changed</source>
   <translation>Geänderte Wörter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>Words changed before signing, mean</source>
   <translation>Vor der Unterschrift geänderte Wörter, Mittelwert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>changed</source>
   <translation>geändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>edited</source>
   <translation>bearbeitet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>flagged</source>
   <translation>mit Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>rejected</source>
   <translation>abgelehnt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>unchanged</source>
   <translation>unverändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/department_page.py" />
   <source>{unchanged} of {judged} judged suggestions were signed unchanged: {share} % (95 % CI {low}–{high}).</source>
   <translation>{unchanged} von {judged} beurteilten Vorschlägen wurden unverändert unterschrieben: {share} % (95-%-CI {low}–{high}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>History, stage, pathology, imaging, prior treatment …</source>
   <translation>Anamnese, Stadium, Histologie, Bildgebung, Vorbehandlung …</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>Keep my text</source>
   <translation>Meinen Text behalten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>Take the stored text</source>
   <translation>Gespeicherten Text nehmen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>Your plan, for comparison. The models never see it.</source>
   <translation>Ihr Plan, zum Vergleich. Die Modelle sehen ihn nie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>not saved yet</source>
   <translation>noch nicht gespeichert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>saved</source>
   <translation>gespeichert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/details_pane.py" />
   <source>version {number}</source>
   <translation>Version {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Draft</source>
   <translation>Entwurf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Save draft</source>
   <translation>Entwurf speichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Show changes, {title}</source>
   <translation>Änderungen zeigen, {title}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Signed answer</source>
   <translation>Unterschriebene Antwort</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Signed answer, {title}</source>
   <translation>Unterschriebene Antwort, {title}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Signed by {signed_by} on {time}. Read only. SHA-256 {hash}</source>
   <translation>Unterschrieben von {signed_by} am {time}. Nur lesbar. SHA-256 {hash}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Sign…</source>
   <translation>Unterschreiben…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Standing, {title}</source>
   <translation>Stand, {title}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>What differs from the model's text</source>
   <translation>Was vom Text des Modells abweicht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Your draft</source>
   <translation>Ihr Entwurf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>Your draft, {title}</source>
   <translation>Ihr Entwurf, {title}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>changed, not saved yet</source>
   <translation>geändert, noch nicht gespeichert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/draft_box.py" />
   <source>saved {time}</source>
   <translation>gespeichert {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>A passphrase for this archive</source>
   <translation>Eine Passphrase für dieses Archiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>All cases of the store instead of this one</source>
   <translation>Alle Fälle des Speichers statt nur dieses</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>All cases of the store.</source>
   <translation>Alle Fälle des Speichers.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>CSV table, for a spreadsheet</source>
   <translation>CSV-Tabelle, für ein Tabellenprogramm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Case {number}.</source>
   <translation>Fall {number}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>De-identified for a study</source>
   <translation>Für eine Studie de-identifiziert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Encrypted archive, for RadOnc-GPT on another computer</source>
   <translation>Verschlüsseltes Archiv, für RadOnc-GPT auf einem anderen Computer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Every export is written into the audit trail.</source>
   <translation>Jeder Export wird im Audit-Protokoll festgehalten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>FHIR R4 Bundle, for another system</source>
   <translation>FHIR-R4-Bundle, für ein anderes System</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>I want this file unencrypted and answer for where it goes</source>
   <translation>Ich will diese Datei unverschlüsselt und verantworte, wohin sie geht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Names, dates, places and numbers are searched for in each text. You read every case before the file is written: the search misses some and certifies nothing.</source>
   <translation>In jedem Text wird nach Namen, Daten, Orten und Nummern gesucht. Sie lesen jeden Fall, bevor die Datei geschrieben wird: Die Suche übersieht manches und bescheinigt nichts.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Not allowed by this machine's policy</source>
   <translation>Von der Richtlinie dieses Computers nicht erlaubt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>PDF, to read or print</source>
   <translation>PDF, zum Lesen oder Drucken</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Passphrase of the archive</source>
   <translation>Passphrase des Archivs</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Passphrase of the archive again</source>
   <translation>Passphrase des Archivs wiederholen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Plain text</source>
   <translation>Reiner Text</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>Read the cases…</source>
   <translation>Fälle lesen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>The same again</source>
   <translation>Noch einmal dieselbe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>The two passphrases differ: type both again.</source>
   <translation>Die beiden Passphrasen unterscheiden sich: Geben Sie beide erneut ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>This file will hold patient data that anybody who gets it can read. It is readable by your account alone until you pass it on; the export is written into the audit trail under your name.</source>
   <translation>Diese Datei wird Patientendaten enthalten, die jeder lesen kann, der sie bekommt. Nur Ihr Konto kann sie lesen, bis Sie sie weitergeben; der Export wird unter Ihrem Namen im Audit-Protokoll festgehalten.</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>{n} cases exported to {path}.</source>
   <translation>
    <numerusform>{n} Fall nach {path} exportiert.</numerusform>
    <numerusform>{n} Fälle nach {path} exportiert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/file_pages.py" />
   <source>Back up the case store (Ctrl+B)</source>
   <translation>Fallspeicher sichern (Strg+B)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings.py" />
   <source>, may be chance</source>
   <translation>, womöglich Zufall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings.py" />
   <source>Source: {source}</source>
   <translation>Quelle: {source}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings.py" />
   <source>likeness {score}</source>
   <translation>Ähnlichkeit {score}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings.py" />
   <source>same words</source>
   <translation>dieselben Wörter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings.py" />
   <source>{code} is no ICD-10-CM code: do not use it.</source>
   <translation>{code} ist kein ICD-10-CM-Code: Verwenden Sie ihn nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings_view.py" />
   <source>Caution</source>
   <translation>Vorsicht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings_view.py" />
   <source>Findings of the checks</source>
   <translation>Befunde der Prüfungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings_view.py" />
   <source>Info</source>
   <translation>Info</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/findings_view.py" />
   <source>Stop</source>
   <comment>level of a finding</comment>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>, with an addendum</source>
   <translation>, mit Nachtrag</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>A file that is verified without this app's store</source>
   <translation>Eine Datei, die ohne den Speicher dieser App geprüft wird</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Confirm first that you want an unencrypted file</source>
   <translation>Bestätigen Sie zuerst, dass Sie eine unverschlüsselte Datei wollen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Copied. The clipboard is cleared after a while, and at the lock.</source>
   <translation>Kopiert. Die Zwischenablage wird nach einer Weile und beim Sperren geleert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Copy as plain text</source>
   <translation>Als reinen Text kopieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Copy the letter</source>
   <translation>Schreiben kopieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Draft of a letter of medical necessity</source>
   <translation>Entwurf eines Schreibens zur medizinischen Notwendigkeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Draft, needs physician review; last changed {time}</source>
   <translation>Entwurf, braucht ärztliche Prüfung; zuletzt geändert {time}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Each is written into the audit trail under your name. What is not signed bears a watermark.</source>
   <translation>Jede wird unter Ihrem Namen im Audit-Protokoll festgehalten. Was nicht unterschrieben ist, trägt ein Wasserzeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>FHIR R4 bundle…</source>
   <translation>FHIR-R4-Bundle…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Filled from the fields of the signed regimen; complete the blanks.</source>
   <translation>Ausgefüllt aus den Feldern des unterschriebenen Konzepts; ergänzen Sie die Lücken.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>For the hospital's record</source>
   <translation>Für die Krankenakte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>I want these files unencrypted and answer for where they go</source>
   <translation>Ich will diese Dateien unverschlüsselt und verantworte, wohin sie gehen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Letter as PDF…</source>
   <translation>Schreiben als PDF…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Letter as text…</source>
   <translation>Schreiben als Text…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Letter of medical necessity</source>
   <translation>Schreiben zur medizinischen Notwendigkeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Not written yet.</source>
   <translation>Noch nicht geschrieben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>One page as PDF…</source>
   <translation>Eine Seite als PDF…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Signed diagnosis…</source>
   <translation>Unterschriebene Diagnose…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Signed modality…</source>
   <translation>Unterschriebene Modalität…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Signed regimen…</source>
   <translation>Unterschriebenes Konzept…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>The answers with their standing, doses and seals, without the details.</source>
   <translation>Die Antworten mit Stand, Dosen und Siegeln, ohne die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>The policy of this machine allows no unencrypted export: export an encrypted archive (Ctrl+E).</source>
   <translation>Die Richtlinie dieses Computers erlaubt keinen unverschlüsselten Export: Exportieren Sie ein verschlüsseltes Archiv (Strg+E).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>What stands</source>
   <translation>Was vorliegt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/handover_page.py" />
   <source>Written to {path}.</source>
   <translation>Nach {path} geschrieben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>History of this case</source>
   <translation>Verlauf dieses Falls</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>The audit trail has every row with its seal.</source>
   <translation>Das Audit-Protokoll enthält jede Zeile mit ihrem Siegel.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>Who</source>
   <translation>Wer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>addendum signed</source>
   <translation>Nachtrag unterschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>answers judged without names: {verdict}</source>
   <translation>Antworten ohne Namen beurteilt: {verdict}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>answers judged: {verdict}</source>
   <translation>Antworten beurteilt: {verdict}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>answers rated</source>
   <translation>Antworten bewertet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>answers rated without names</source>
   <translation>Antworten ohne Namen bewertet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>case added</source>
   <translation>Fall angelegt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>copied as plain text</source>
   <translation>als reiner Text kopiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>draft saved</source>
   <translation>Entwurf gespeichert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>exported</source>
   <translation>exportiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>imported</source>
   <translation>importiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>letter of medical necessity copied, draft</source>
   <translation>Schreiben zur medizinischen Notwendigkeit kopiert, Entwurf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>letter of medical necessity written, draft</source>
   <translation>Schreiben zur medizinischen Notwendigkeit geschrieben, Entwurf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>model asked, answer kept</source>
   <translation>Modell angefragt, Antwort aufbewahrt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>patient details changed</source>
   <translation>Angaben zum Patienten geändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>physician's own plan changed</source>
   <translation>eigener Plan des Arztes geändert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>reviewed: agrees</source>
   <translation>Zweitmeinung: stimmt zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>reviewed: comments</source>
   <translation>Zweitmeinung: merkt an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>reviewed: disagrees</source>
   <translation>Zweitmeinung: stimmt nicht zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>signed</source>
   <translation>unterschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>signed file written</source>
   <translation>unterschriebene Datei geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>suggestion accepted</source>
   <translation>Vorschlag angenommen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>suggestion decided</source>
   <translation>über Vorschlag entschieden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>suggestion edited</source>
   <translation>Vorschlag bearbeitet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>suggestion rejected</source>
   <translation>Vorschlag abgelehnt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written as FHIR bundle</source>
   <translation>als FHIR-Bundle geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written as PDF, one page</source>
   <translation>als PDF geschrieben, eine Seite</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written as PDF, the whole case</source>
   <translation>als PDF geschrieben, der ganze Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written as plain text</source>
   <translation>als reiner Text geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written into a CSV table</source>
   <translation>in eine CSV-Tabelle geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written into a study, without identifiers</source>
   <translation>in eine Studie geschrieben, ohne Kennzeichen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>written into an encrypted archive</source>
   <translation>in ein verschlüsseltes Archiv geschrieben</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/history_page.py" />
   <source>{words} ({n} times, the last then)</source>
   <translation>
    <numerusform>{words} ({n}-mal)</numerusform>
    <numerusform>{words} ({n}-mal, zuletzt dann)</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>, the first {number}</source>
   <translation>, die ersten {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>CSV or JSON lines with a field “details”, plain notes (one file is one case), a FHIR R4 Bundle, or an archive. Nothing is stored before you have seen it, and a file is stored as a whole or not at all.</source>
   <translation>CSV oder JSON-Zeilen mit einem Feld „details“, einfache Notizen (eine Datei ist ein Fall), ein FHIR-R4-Bundle oder ein Archiv. Nichts wird gespeichert, bevor Sie es gesehen haben, und eine Datei wird ganz oder gar nicht gespeichert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Cases ({endings});;All files (*)</source>
   <translation>Fälle ({endings});;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Choose a folder of notes</source>
   <translation>Ordner mit Notizen wählen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Choose a folder of notes…</source>
   <translation>Ordner mit Notizen wählen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Choose files to import</source>
   <translation>Dateien zum Importieren wählen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Choose files…</source>
   <translation>Dateien wählen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Column</source>
   <translation>Spalte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Duplicate</source>
   <translation>Duplikat</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Encoding of the text</source>
   <translation>Kodierung des Textes</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Explanation</source>
   <translation>Erklärung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Import cases</source>
   <translation>Fälle importieren</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Import {n} cases</source>
   <translation>
    <numerusform>{n} Fall importieren</numerusform>
    <numerusform>{n} Fälle importieren</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Importing no cases…</source>
   <translation>Keine Fälle werden importiert…</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Importing {n} cases…</source>
   <translation>
    <numerusform>{n} Fall wird importiert…</numerusform>
    <numerusform>{n} Fälle werden importiert…</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Leave the duplicates out and import the rest</source>
   <translation>Duplikate weglassen und den Rest importieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>New cases</source>
   <translation>Neue Fälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Note</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Open the archive</source>
   <translation>Archiv öffnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Reading the files…</source>
   <translation>Dateien werden gelesen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Row</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Site</source>
   <translation>Region</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>This is an encrypted archive: enter the passphrase that it was exported with.</source>
   <translation>Dies ist ein verschlüsseltes Archiv: Geben Sie die Passphrase ein, mit der es exportiert wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>UTF-8, or as its mark says</source>
   <translation>UTF-8, oder wie die Datei es angibt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>What was found</source>
   <translation>Was gefunden wurde</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>Windows-1252 (Western European)</source>
   <translation>Windows-1252 (Westeuropa)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>file</source>
   <translation>Datei</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/import_page.py" />
   <source>{first} and {n} other files</source>
   <translation>
    <numerusform>{first} und {n} weitere Datei</numerusform>
    <numerusform>{first} und {n} weitere Dateien</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/keeping.py" />
   <source>These details were saved elsewhere since you opened them. Which text shall stay?</source>
   <translation>Diese Angaben wurden anderswo gespeichert, seit Sie sie geöffnet haben. Welcher Text soll bleiben?</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/keeping.py" />
   <source>This is not kept yet: sign or save it, or cancel it.</source>
   <translation>Dies ist noch nicht gespeichert: Unterschreiben, speichern oder verwerfen Sie es.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/language.py" />
   <source>,</source>
   <comment>between thousands</comment>
   <translation> </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source> – demo vault</source>
   <translation> – Demo-Tresor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>An answer is being written; it is lost when you close now.</source>
   <translation>Eine Antwort wird gerade geschrieben; sie geht verloren, wenn Sie jetzt schließen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Choose a case on the left, or press Ctrl+N to add one.</source>
   <translation>Wählen Sie links einen Fall oder legen Sie mit Strg+N einen an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Close and lose that text</source>
   <translation>Schließen und den Text verlieren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Close without storing it</source>
   <translation>Schließen, ohne zu speichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Loading the models…</source>
   <translation>Modelle werden geladen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Lock</source>
   <translation>Sperren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Lock the vault (Ctrl+L)</source>
   <translation>Tresor sperren (Strg+L)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Models not available</source>
   <translation>Modelle nicht verfügbar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Some of your text could not be saved; the message beside it says why.</source>
   <translation>Ein Teil Ihres Textes konnte nicht gespeichert werden; die Meldung daneben nennt den Grund.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Stop it and close</source>
   <translation>Anhalten und schließen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>The pack {name} is asked from now on in this case store.</source>
   <translation>In diesem Fallspeicher wird ab jetzt das Paket {name} gefragt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>This new case is not stored yet.</source>
   <translation>Dieser neue Fall ist noch nicht gespeichert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/main.py" />
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/main.py" />
   <source>{n} cases imported.</source>
   <translation>
    <numerusform>{n} Fall importiert.</numerusform>
    <numerusform>{n} Fälle importiert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/managed.py" />
   <source>Managed by your organisation</source>
   <translation>Von Ihrer Organisation verwaltet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>95 % interval</source>
   <translation>95-%-Intervall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>A key that this computer trusts has signed its release as approved.</source>
   <translation>Ein Schlüssel, dem dieser Computer vertraut, hat diese Ausgabe als freigegeben signiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Allow for evaluation</source>
   <translation>Zur Erprobung zulassen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>An administrator of the case store decides about model packs.</source>
   <translation>Über Modellpakete entscheidet ein Administrator des Fallspeichers.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Approve for clinical use</source>
   <translation>Klinisch freigeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Checked</source>
   <translation>Geprüft</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Checking the passphrase…</source>
   <translation>Passphrase wird geprüft…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Copying the nearest case</source>
   <translation>Kopie des nächsten Falls</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Decided by {decided_by} on {time}.</source>
   <translation>Entschieden von {decided_by} am {time}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Every file of the pack is as its manifest says.</source>
   <translation>Jede Datei des Pakets ist so, wie sein Manifest sagt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Figure</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Files of the pack</source>
   <translation>Dateien des Pakets</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>For</source>
   <translation>Für</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Its models were tuned on synthetic cases alone, so it can be allowed for evaluation and never approved for clinical use.</source>
   <translation>Seine Modelle wurden nur an synthetischen Fällen trainiert; es kann zur Erprobung zugelassen, aber nie klinisch freigegeben werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Manifest {sha256}</source>
   <translation>Manifest {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Measure</source>
   <translation>Maß</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Measured on held-out cases, with exactly these files</source>
   <translation>Gemessen an Testfällen, mit genau diesen Dateien</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>No model pack is open.</source>
   <translation>Kein Modellpaket ist geöffnet.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>On this computer</source>
   <translation>Auf diesem Computer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Read every file and compare its SHA-256</source>
   <translation>Jede Datei lesen und ihre SHA-256-Prüfsumme vergleichen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Retire</source>
   <translation>Zurückziehen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Task</source>
   <translation>Aufgabe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>The model pack that is asked in this case store, and the others that were found.</source>
   <translation>Das Modellpaket, das in diesem Fallspeicher gefragt wird, und die anderen, die gefunden wurden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>The pack {name} is now: {state}. The audit trail says so.</source>
   <translation>Das Paket {name} ist jetzt: {state}. Das Audit-Protokoll hält es fest.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>There is no decision in the audit trail.</source>
   <translation>Im Audit-Protokoll steht keine Entscheidung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Type</source>
   <translation>Typ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Use this pack</source>
   <translation>Dieses Paket verwenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>Verify all files</source>
   <translation>Alle Dateien prüfen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/models_page.py" />
   <source>What was measured with the pack</source>
   <translation>Was mit dem Paket gemessen wurde</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/month_plot.py" />
   <source>Newest month {month}: {values}. The table below has all numbers.</source>
   <translation>Neuester Monat {month}: {values}. Die Tabelle unten enthält alle Zahlen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/month_plot.py" />
   <source>No data yet</source>
   <translation>Noch keine Daten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/month_plot.py" />
   <source>No data yet.</source>
   <translation>Noch keine Daten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>A label without a patient's name, such as “Lung, left lower lobe”</source>
   <translation>Eine Bezeichnung ohne Namen des Patienten, etwa „Lunge, linker Unterlappen“</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>Create case</source>
   <translation>Fall anlegen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>Create case (Ctrl+Return)</source>
   <translation>Fall anlegen (Strg+Return)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>Disease site</source>
   <translation>Region</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>Give the case a short title, so that you find it again.</source>
   <translation>Geben Sie dem Fall einen kurzen Titel, damit Sie ihn wiederfinden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>Paste or type the patient details; they can be changed later.</source>
   <translation>Patientenangaben einfügen oder tippen; sie können später geändert werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/new_case.py" />
   <source>lung, breast, prostate …</source>
   <translation>Lunge, Mamma, Prostata …</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/notice.py" />
   <source>error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/notice.py" />
   <source>info</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/notice.py" />
   <source>ok</source>
   <translation>in Ordnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/notice.py" />
   <source>warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Another folder…</source>
   <translation>Anderer Ordner…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Approved for clinical use</source>
   <translation>Für den klinischen Gebrauch freigegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Choose the folder of a model pack</source>
   <translation>Ordner eines Modellpakets wählen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Choose the folder of a model pack, such as on a disk</source>
   <translation>Den Ordner eines Modellpakets wählen, etwa auf einem Datenträger</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Evaluation: it may be asked, and is not approved for clinical use</source>
   <translation>Erprobung: darf angefragt werden, ist nicht für den klinischen Gebrauch freigegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Installed: nobody has decided about it</source>
   <translation>Installiert: noch nicht entschieden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>No model pack was found on this computer.</source>
   <translation>Auf diesem Computer wurde kein Modellpaket gefunden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>Retired: it cannot be asked</source>
   <translation>Zurückgezogen: kann nicht angefragt werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>for all users of this computer</source>
   <translation>für alle Benutzer dieses Computers</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>in another folder</source>
   <translation>in einem anderen Ordner</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>in your own folder</source>
   <translation>in Ihrem eigenen Ordner</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>named in the command</source>
   <translation>im Befehl genannt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>not signed</source>
   <translation>nicht signiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>of the demo</source>
   <translation>der Demo</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>release {release}, signed with the key {name}</source>
   <translation>Ausgabe {release}, signiert mit dem Schlüssel {name}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_list.py" />
   <source>signed, but this computer trusts no key</source>
   <translation>signiert, doch dieser Computer vertraut keinem Schlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_step.py" />
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_step.py" />
   <source>It can be chosen later under Models</source>
   <translation>Es kann später unter Modelle gewählt werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>Comparison</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>References</source>
   <translation>Referenzen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>adapter</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>code as spelled</source>
   <translation>Code, wie geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>code by its description</source>
   <translation>Code nach seiner Bezeichnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>dose and fractions</source>
   <translation>Dosis und Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>laterality</source>
   <translation>Seitenangabe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>merged</source>
   <translation>verschmolzen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>not measured</source>
   <translation>nicht gemessen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>{kind}, LoRA rank {rank}</source>
   <translation>{kind}, LoRA-Rang {rank}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>{low} to {high}</source>
   <translation>{low} bis {high}</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>{n} reviewed cases</source>
   <translation>
    <numerusform>{n} geprüfter Fall</numerusform>
    <numerusform>{n} geprüfte Fälle</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>{n} synthetic cases</source>
   <translation>
    <numerusform>{n} synthetischer Fall</numerusform>
    <numerusform>{n} synthetische Fälle</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_tables.py" />
   <source>✓ whole</source>
   <translation>✓ vollständig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>approved</source>
   <translation>freigegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>evaluation</source>
   <translation>Erprobung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>installed</source>
   <translation>installiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>no model pack</source>
   <translation>kein Modellpaket</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>pack {name}</source>
   <translation>Paket {name}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>pack {name} ({state})</source>
   <translation>Paket {name} ({state})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>retired</source>
   <translation>zurückgezogen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>tuned for this task · LoRA rank {rank} · {quantization}</source>
   <translation>für diese Aufgabe angepasst · LoRA-Rang {rank} · {quantization}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pack_words.py" />
   <source>{name} · {quantization} · not tuned</source>
   <translation>{name} · {quantization} · nicht angepasst</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/palette.py" />
   <source>Actions</source>
   <translation>Aktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/palette.py" />
   <source>Enter: do it   ·   ↑ ↓: choose   ·   Esc: close</source>
   <translation>Eingabe: ausführen   ·   ↑ ↓: wählen   ·   Esc: schließen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/palette.py" />
   <source>No action fits. Try another word, or Esc.</source>
   <translation>Keine Aktion passt. Versuchen Sie ein anderes Wort, oder Esc.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/palette.py" />
   <source>What do you want to do?</source>
   <translation>Was möchten Sie tun?</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/parts.py" />
   <source>Diagnosis</source>
   <translation>Diagnose</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/parts.py" />
   <source>Modality</source>
   <translation>Modalität</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/parts.py" />
   <source>Regimen</source>
   <translation>Bestrahlungskonzept</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>At least {number} characters; four words that do not belong together are good.</source>
   <translation>Mindestens {number} Zeichen; vier Wörter, die nicht zusammengehören, sind gut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Change passphrase</source>
   <translation>Passphrase ändern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Changing your passphrase…</source>
   <translation>Ihre Passphrase wird geändert…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Changing…</source>
   <translation>Wird geändert…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Enter your present passphrase.</source>
   <translation>Geben Sie Ihre jetzige Passphrase ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Enter your temporary passphrase.</source>
   <translation>Geben Sie Ihre vorläufige Passphrase ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>New passphrase</source>
   <translation>Neue Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>New passphrase again</source>
   <translation>Neue Passphrase wiederholen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Present passphrase</source>
   <translation>Jetzige Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>Temporary passphrase</source>
   <translation>Vorläufige Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>The new passphrase is the old one: choose another.</source>
   <translation>Die neue Passphrase ist die alte: Wählen Sie eine andere.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>The new passphrase is too short: use at least {number} characters.</source>
   <translation>Die neue Passphrase ist zu kurz: Verwenden Sie mindestens {number} Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/passphrase_form.py" />
   <source>The two new passphrases differ: type both again.</source>
   <translation>Die beiden neuen Passphrasen unterscheiden sich: Geben Sie beide erneut ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Case store</source>
   <translation>Fallspeicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Confinement</source>
   <translation>Abschottung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Engine</source>
   <translation>Modellprogramm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>For the support; no word of any case</source>
   <translation>Für den Support; kein Wort aus einem Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>GPU</source>
   <translation>GPU</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>It cannot run here yet.</source>
   <translation>Hier läuft es noch nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>It runs, but look at the marked lines.</source>
   <translation>Es läuft, aber beachten Sie die markierten Zeilen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Model pack</source>
   <translation>Modellpaket</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Program</source>
   <translation>Programm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Speed</source>
   <translation>Geschwindigkeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Test again</source>
   <translation>Erneut testen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Testing this computer</source>
   <translation>Dieser Computer wird getestet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Testing this computer: files, memory, processor, GPU and speed. It takes up to a minute.</source>
   <translation>Dieser Computer wird getestet: Dateien, Arbeitsspeicher, Prozessor, GPU und Geschwindigkeit. Das dauert bis zu einer Minute.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>The report is copied. It holds no word of any case.</source>
   <translation>Der Bericht ist kopiert. Er enthält kein Wort aus einem Fall.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>This computer can run RadOnc-GPT.</source>
   <translation>RadOnc-GPT läuft auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pc_test.py" />
   <source>Whether the app can run here, how fast, and what to do if not.</source>
   <translation>Ob die App hier läuft, wie schnell, und was sonst zu tun ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pdf_pages.py" />
   <source>DRAFT</source>
   <translation>ENTWURF</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/pdf_pages.py" />
   <source>Page {number} of {count}</source>
   <translation>Seite {number} von {count}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source> min</source>
   <translation> min</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source> s</source>
   <translation> s</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Also with Ctrl and + or -, everywhere.</source>
   <translation>Überall auch mit Strg und + oder -.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Ask before closing while an answer is being written</source>
   <translation>Vor dem Schließen fragen, während eine Antwort geschrieben wird</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Ask for my own answer before showing a model's</source>
   <translation>Meine eigene Antwort verlangen, bevor die eines Modells gezeigt wird</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Clear the clipboard after</source>
   <translation>Zwischenablage leeren nach</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Holds when the app is started or unlocked the next time. Numbers keep their decimal point.</source>
   <translation>Gilt ab dem nächsten Start oder Entsperren der App. Zahlen behalten ihren Dezimalpunkt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Language</source>
   <translation>Sprache (Language)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Lock the vault after</source>
   <translation>Tresor sperren nach</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Minutes without a key or a move of the mouse. What you typed is kept and put back.</source>
   <translation>Minuten ohne Taste oder Mausbewegung. Was Sie getippt haben, bleibt erhalten und steht danach wieder da.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Safety</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Seconds after which a text that you copied out of the app is taken back.</source>
   <translation>Sekunden, nach denen ein aus der App kopierter Text zurückgenommen wird.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Size of the text</source>
   <translation>Größe des Textes</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>They hold for you on this computer, from now on. No word of a case is kept with them.</source>
   <translation>Sie gelten für Sie an diesem Computer, ab sofort. Kein Wort aus einem Fall wird dabei gespeichert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/preferences_page.py" />
   <source>Work</source>
   <translation>Arbeit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/probability_bars.py" />
   <source>; no suggestion below {share}</source>
   <translation>; kein Vorschlag unter {share}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/probability_bars.py" />
   <source>Probabilities:</source>
   <translation>Wahrscheinlichkeiten:</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/proposals_pane.py" />
   <source>Ask all</source>
   <translation>Alle anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/proposals_pane.py" />
   <source>Ask all three tasks (Ctrl+Shift+Return)</source>
   <translation>Alle drei Aufgaben anfragen (Strg+Umschalt+Return)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/proposals_pane.py" />
   <source>Proposals of the models</source>
   <translation>Vorschläge der Modelle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/proposals_pane.py" />
   <source>Stop all</source>
   <translation>Alle anhalten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Alike</source>
   <translation>Ähnlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Details of reference case {number}</source>
   <translation>Angaben zu Referenzfall {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Hide reference case {number}</source>
   <translation>Referenzfall {number} ausblenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Hide the case</source>
   <translation>Fall ausblenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Loosely alike</source>
   <translation>Entfernt ähnlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Much alike</source>
   <translation>Sehr ähnlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Nearest reference cases</source>
   <translation>Ähnlichste Referenzfälle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Nearest reference cases, not an answer of the model</source>
   <translation>Ähnlichste Referenzfälle, keine Antwort des Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>No reference case of the pack is like these details.</source>
   <translation>Kein Referenzfall des Pakets ähnelt diesen Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Not an answer of the model: earlier cases of the pack, reviewed and de-identified, each with its own plan, found by the words that they share with the details.</source>
   <translation>Keine Antwort des Modells: frühere Fälle des Pakets, geprüft und ohne Kennzeichen, jeder mit eigenem Plan, gefunden über die Wörter, die sie mit den Angaben gemeinsam haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Not an answer of the model: invented cases of the pack, each with its own plan, found by the words that they share with the details.</source>
   <translation>Keine Antwort des Modells: erfundene Fälle des Pakets, jeder mit eigenem Plan, gefunden über die Wörter, die sie mit den Angaben gemeinsam haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Show reference case {number}</source>
   <translation>Referenzfall {number} zeigen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>Show the case</source>
   <translation>Fall zeigen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>reviewed</source>
   <translation>geprüft</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>synthetic</source>
   <translation>synthetisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/references_card.py" />
   <source>{likeness} · shares {words}</source>
   <translation>{likeness} · gemeinsam: {words}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>BED {bed} Gy, EQD2 {eqd2} Gy for α/β {ratio} Gy ({tissue})</source>
   <translation>BED {bed} Gy, EQD2 {eqd2} Gy für α/β {ratio} Gy ({tissue})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Boost</source>
   <translation>Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Concurrent</source>
   <translation>Simultan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Dose</source>
   <translation>Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Dose {number}</source>
   <translation>Dosis {number}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Intent</source>
   <translation>Therapieziel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>No BED or EQD2: given continuously</source>
   <translation>Weder BED noch EQD2: kontinuierlich gegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>No BED or EQD2: no number of fractions</source>
   <translation>Weder BED noch EQD2: keine Fraktionszahl</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>No BED or EQD2: the sum of several phases</source>
   <translation>Weder BED noch EQD2: Summe mehrerer Phasen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Not read</source>
   <translation>Nicht gelesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Read from the words above</source>
   <translation>Aus den Worten oben gelesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Side</source>
   <translation>Seite</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/regimen_fields.py" />
   <source>Technique</source>
   <translation>Technik</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Backup of {time}: {held}</source>
   <translation>Sicherung vom {time}: {held}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Backups (*{ending});;All files (*)</source>
   <translation>Sicherungen (*{ending});;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Choose a backup</source>
   <translation>Sicherung wählen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Choose a backup…</source>
   <translation>Sicherung wählen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Enter the name and the passphrase of an admin at the time of the backup.</source>
   <translation>Geben Sie Name und Passphrase eines Administrators zur Zeit der Sicherung ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Every byte of the file is as it was written.</source>
   <translation>Jedes Byte der Datei ist so, wie es geschrieben wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Go to unlock</source>
   <translation>Zum Entsperren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Name of an admin</source>
   <translation>Name eines Administrators</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Passphrase at the time of the backup</source>
   <translation>Passphrase zur Zeit der Sicherung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>RadOnc-GPT – restore a backup</source>
   <translation>RadOnc-GPT – Sicherung wiederherstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Restore</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Restore a backup</source>
   <translation>Sicherung wiederherstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>Restoring: every page, every audit row and every signature is checked…</source>
   <translation>Wiederherstellung: Jede Seite, jede Protokollzeile und jede Unterschrift wird geprüft…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>The backup is checked first and becomes the case store only when it is whole. The present store is not overwritten: it is renamed and kept beside it.</source>
   <translation>Die Sicherung wird zuerst geprüft und wird nur dann zum Fallspeicher, wenn sie vollständig ist. Der jetzige Speicher wird nicht überschrieben: Er wird umbenannt und daneben aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>The store is restored and verified.</source>
   <translation>Der Speicher ist wiederhergestellt und geprüft.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/restore.py" />
   <source>The store that was there before is kept in {place}.</source>
   <translation>Der vorherige Speicher liegt in {place}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>I agree</source>
   <translation>Ich stimme zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>I comment</source>
   <translation>Ich merke an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>I disagree</source>
   <translation>Ich stimme nicht zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Review {what}</source>
   <translation>Zweitmeinung zu {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Reviewed: {verdict}</source>
   <translation>Zweitmeinung: {verdict}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Reviews, {what}</source>
   <translation>Zweitmeinungen, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Review…</source>
   <translation>Zweitmeinung…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Save review</source>
   <translation>Zweitmeinung speichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>What would you change? May stay empty if you agree.</source>
   <translation>Was würden Sie ändern? Darf leer bleiben, wenn Sie zustimmen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>Words of the review, {what}</source>
   <translation>Worte der Zweitmeinung, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>agrees</source>
   <translation>stimmt zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>agrees with an earlier text</source>
   <translation>stimmt einem früheren Text zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>comments</source>
   <translation>merkt an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>comments about an earlier text</source>
   <translation>merkt zu einem früheren Text an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>disagrees</source>
   <translation>stimmt nicht zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/review_box.py" />
   <source>disagrees about an earlier text</source>
   <translation>stimmt einem früheren Text nicht zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source> or </source>
   <comment>between the last two of several</comment>
   <translation> oder </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>en</source>
   <comment>code of the language of these texts</comment>
   <translation>de</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sign_row.py" />
   <source>Passphrase to sign, {what}</source>
   <translation>Passphrase zum Unterschreiben, {what}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sign_row.py" />
   <source>Sign</source>
   <translation>Unterschreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sign_row.py" />
   <source>Signing…</source>
   <translation>Wird unterschrieben…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>&amp;Leave in</source>
   <translation>Be&amp;lassen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>&amp;Next</source>
   <translation>&amp;Weiter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>&amp;Take out selection</source>
   <translation>&amp;Auswahl herausnehmen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Approve and next</source>
   <translation>Freigeben und weiter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Case {number} of {count}, {state} · {found} · {left}</source>
   <translation>Fall {number} von {count}, {state} · {found} · {left}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Everywhere in this export</source>
   <translation>Überall in diesem Export</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Export for a study</source>
   <translation>Export für eine Studie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Give up</source>
   <translation>Aufgeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>I have read it (Ctrl+Return)</source>
   <translation>Ich habe ihn gelesen (Strg+Return)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Marked words are replaced. Select what was missed and take it out; put the caret into what names nobody and leave it in. Approve only what you have read: the search misses some identifiers and certifies nothing.</source>
   <translation>Markierte Wörter werden ersetzt. Wählen Sie aus, was übersehen wurde, und nehmen Sie es heraus; setzen Sie die Schreibmarke in das, was niemanden benennt, und belassen Sie es. Geben Sie nur frei, was Sie gelesen haben: Die Suche übersieht manche Kennzeichen und bescheinigt nichts.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Nothing is marked here: put the caret into marked words.</source>
   <translation>Hier ist nichts markiert: Setzen Sie die Schreibmarke in markierte Wörter.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Nothing is selected: select the words to take out first.</source>
   <translation>Nichts ist ausgewählt: Wählen Sie zuerst die Wörter aus, die herausgenommen werden sollen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Nothing is written</source>
   <translation>Nichts wird geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Pre&amp;vious</source>
   <translation>&amp;Zurück</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Text of the case</source>
   <translation>Text des Falls</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Text of the case, with the words that are taken out marked</source>
   <translation>Text des Falls, herausgenommene Wörter sind markiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>Text that leaves the store</source>
   <translation>Text, der den Speicher verlässt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>The marked words under the caret</source>
   <translation>Die markierten Wörter an der Schreibmarke</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>What leaves</source>
   <translation>Was hinausgeht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>all are approved</source>
   <translation>alle sind freigegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>no places taken out</source>
   <translation>keine Stellen herausgenommen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>no places taken out; cases with a new one must be read again.</source>
   <translation>keine Stellen herausgenommen; Fälle mit einer neuen müssen erneut gelesen werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>not approved yet</source>
   <translation>noch nicht freigegeben</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>{n} cases without identifiers exported to {path}.</source>
   <translation>
    <numerusform>{n} Fall ohne Kennzeichen nach {path} exportiert.</numerusform>
    <numerusform>{n} Fälle ohne Kennzeichen nach {path} exportiert.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>{n} places taken out</source>
   <translation>
    <numerusform>{n} Stelle herausgenommen</numerusform>
    <numerusform>{n} Stellen herausgenommen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>{n} places taken out; cases with a new one must be read again.</source>
   <translation>
    <numerusform>{n} Stelle herausgenommen; Fälle mit einer neuen müssen erneut gelesen werden.</numerusform>
    <numerusform>{n} Stellen herausgenommen; Fälle mit einer neuen müssen erneut gelesen werden.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/study_page.py" />
   <source>{waiting} to read</source>
   <translation>{waiting} zu lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask</source>
   <translation>Anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask again</source>
   <translation>Erneut anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask for a proposed treatment regimen: technique, dose and fractions.</source>
   <translation>Fragen Sie ein Bestrahlungskonzept an: Technik, Gesamtdosis und Fraktionen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask for the diagnosis as ICD-10-CM description and code.</source>
   <translation>Fragen Sie die Diagnose als ICD-10-CM-Bezeichnung und Code an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask for the likely treatment modality, with a probability for each.</source>
   <translation>Fragen Sie die wahrscheinliche Modalität an, mit einer Wahrscheinlichkeit für jede.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask this task (Ctrl+Return)</source>
   <translation>Diese Aufgabe anfragen (Strg+Return)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Ask {title}</source>
   <translation>{title} anfragen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Edit as draft</source>
   <translation>Als Entwurf bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Edit {title} as draft</source>
   <translation>{title} als Entwurf bearbeiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Keep that none of this answer is used</source>
   <translation>Festhalten, dass von dieser Antwort nichts verwendet wird</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Reject the suggested {title}</source>
   <translation>Vorschlag ablehnen, {title}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Stop {title}</source>
   <translation>{title} anhalten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Suggestion accepted by {who}, {time}.</source>
   <translation>Vorschlag angenommen von {who}, {time}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Suggestion edited by {who}, {time}.</source>
   <translation>Vorschlag bearbeitet von {who}, {time}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Suggestion rejected by {who}, {time}.</source>
   <translation>Vorschlag abgelehnt von {who}, {time}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>The details have changed since this answer (it read version {number}).</source>
   <translation>Die Angaben haben sich seit dieser Antwort geändert (sie las Version {number}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>The model has answered. Its answer stays hidden until you have saved your own.</source>
   <translation>Das Modell hat geantwortet. Seine Antwort bleibt verborgen, bis Sie Ihre eigene gespeichert haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>The model is at work. Its answer stays hidden until you have saved your own.</source>
   <translation>Das Modell arbeitet. Seine Antwort bleibt verborgen, bis Sie Ihre eigene gespeichert haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Write a draft</source>
   <translation>Entwurf schreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>Write my answer</source>
   <translation>Meine Antwort schreiben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/task_panel.py" />
   <source>{title}, answer of the model</source>
   <translation>{title}, Antwort des Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_gauge.py" />
   <source>Share of the models' room that the details take</source>
   <translation>Anteil der Angaben am Platz der Modelle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source> for {tasks}</source>
   <translation> für {tasks}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>Empty</source>
   <translation>Leer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>Nearly full: {length} · {tokens} ({title})</source>
   <translation>Fast voll: {length} · {tokens} ({title})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>Too long{every}: {tokens} ({title}), about {more} too many</source>
   <translation>Zu lang{every}: {tokens} ({title}), etwa {more} zu viel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>counting tokens…</source>
   <translation>Token werden gezählt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>tokens are counted after the answer</source>
   <translation>Token werden nach der Antwort gezählt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>tokens are counted when the models are loaded</source>
   <translation>Token werden gezählt, wenn die Modelle geladen sind</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>tokens not counted: the engine does not run now, the next question starts it</source>
   <translation>Token nicht gezählt: Das Modellprogramm läuft gerade nicht, die nächste Anfrage startet es</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>tokens not counted: the models are not available</source>
   <translation>Token nicht gezählt: Die Modelle sind nicht verfügbar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/token_meter.py" />
   <source>{tokens} of {room} tokens</source>
   <translation>{tokens} von {room} Token</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>A probability for each modality. Below the measured threshold nothing is suggested.</source>
   <translation>Eine Wahrscheinlichkeit für jede Modalität. Unter der gemessenen Schwelle wird nichts vorgeschlagen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Base model, tuned model and your own plan side by side (Ctrl+2).</source>
   <translation>Basismodell, angepasstes Modell und Ihr eigener Plan nebeneinander (Strg+2).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Checks of doses, sides and sites stand below the answer. They do not come from the model.</source>
   <translation>Prüfungen von Dosis, Seite und Region stehen unter der Antwort. Sie kommen nicht vom Modell.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Ctrl+K lists all that can be done, F1 the shortcuts. This tour is in the Help menu.</source>
   <translation>Strg+K zeigt alles, was möglich ist, F1 die Tastenkürzel. Dieser Rundgang steht im Menü Hilfe.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Ctrl+L locks at once, and the app locks by itself. What you typed is there again after you unlock.</source>
   <translation>Strg+L sperrt sofort, und die App sperrt von selbst. Was Sie getippt haben, ist nach dem Entsperren wieder da.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Ctrl+Shift+Return asks all three models. They run on this computer; the answers come as they are written.</source>
   <translation>Strg+Umschalt+Return fragt alle drei Modelle. Sie laufen auf diesem Computer; die Antworten erscheinen, während sie geschrieben werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Decide</source>
   <translation>Entscheiden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Edit an answer as a draft and sign it with your passphrase. What is signed is never changed; addenda follow.</source>
   <translation>Bearbeiten Sie eine Antwort als Entwurf und unterschreiben Sie sie mit Ihrer Passphrase. Unterschriebenes wird nie geändert; Nachträge folgen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>End the tour</source>
   <translation>Rundgang beenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Find everything else</source>
   <translation>Alles andere finden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Find or add a case</source>
   <translation>Fall finden oder anlegen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Judge the modality</source>
   <translation>Modalität beurteilen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Judge the regimen</source>
   <translation>Konzept beurteilen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Leave</source>
   <translation>Verlassen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Read</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>The details as the models read them. What you change is saved by itself; the line below counts the tokens.</source>
   <translation>Die Angaben, wie die Modelle sie lesen. Was Sie ändern, wird von selbst gespeichert; die Zeile darunter zählt die Token.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Type / to search in all cases, Ctrl+N to add one. Titles are labels of your own: no name is needed.</source>
   <translation>Mit / suchen Sie in allen Fällen, mit Strg+N legen Sie einen an. Titel sind Ihre eigenen Bezeichnungen: Ein Name ist nicht nötig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>{number} of {count}</source>
   <translation>{number} von {count}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>14 groups of 4 letters and digits</source>
   <translation>14 Gruppen aus 4 Buchstaben und Ziffern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Break glass</source>
   <translation>Notfallzugang</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Cases are stored encrypted in {place}.</source>
   <translation>Die Fälle liegen verschlüsselt in {place}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Cases are stored encrypted on this computer.</source>
   <translation>Die Fälle liegen verschlüsselt auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Cases are stored encrypted on this computer. Choose a passphrase of at least {number} characters: without it nobody can read them, and it cannot be reset.</source>
   <translation>Die Fälle liegen verschlüsselt auf diesem Computer. Wählen Sie eine Passphrase mit mindestens {number} Zeichen: Ohne sie kann niemand die Fälle lesen, und sie kann nicht zurückgesetzt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Create vault</source>
   <translation>Tresor anlegen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Create your case vault</source>
   <translation>Legen Sie Ihren Falltresor an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Draft support for radiation oncology. Works offline; nothing leaves this computer.</source>
   <translation>Entwurfshilfe für die Radioonkologie. Arbeitet ohne Netz; nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Enter the printed key.</source>
   <translation>Geben Sie den gedruckten Schlüssel ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Enter your name.</source>
   <translation>Geben Sie Ihren Namen ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Enter your passphrase.</source>
   <translation>Geben Sie Ihre Passphrase ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>For an emergency: opens as a physician. It is written down, and every user is told.</source>
   <translation>Für den Notfall: öffnet als Arzt. Es wird festgehalten, und jeder Benutzer erfährt davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Open what is left</source>
   <translation>Öffnen, was übrig ist</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Open your case vault</source>
   <translation>Öffnen Sie Ihren Falltresor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Opening…</source>
   <translation>Wird geöffnet…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Opens as an administrator who can give users who forgot their passphrase a temporary one.</source>
   <translation>Öffnet als Administrator, der Benutzern nach vergessener Passphrase eine vorläufige geben kann.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Passphrase</source>
   <translation>Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Passphrase again</source>
   <translation>Passphrase wiederholen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Printed key</source>
   <translation>Gedruckter Schlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Recovery</source>
   <translation>Wiederherstellung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Restore a backup…</source>
   <translation>Sicherung wiederherstellen…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>The passphrase is too short: use at least {number} characters.</source>
   <translation>Die Passphrase ist zu kurz: Verwenden Sie mindestens {number} Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Unlock</source>
   <translation>Entsperren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Unlock with the keychain</source>
   <translation>Mit dem Schlüsselbund entsperren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Use a printed key</source>
   <translation>Gedruckten Schlüssel verwenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Use name and passphrase</source>
   <translation>Name und Passphrase verwenden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/unlock.py" />
   <source>Wait {seconds} s</source>
   <translation>{seconds} s warten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Admin: users, backup, audit trail</source>
   <translation>Administrator: Benutzer, Sicherung, Audit-Protokoll</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Change</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Choose at least one role.</source>
   <translation>Wählen Sie mindestens eine Rolle.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Enter the name of the user.</source>
   <translation>Geben Sie den Namen des Benutzers ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Enter your passphrase, or the printed key with which you came in.</source>
   <translation>Geben Sie Ihre Passphrase ein oder den gedruckten Schlüssel, mit dem Sie gekommen sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Physician: edits and signs</source>
   <translation>Arzt: bearbeitet und unterschreibt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Reviewer: reads and reviews</source>
   <translation>Gutachter: liest und gibt Zweitmeinungen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Roles</source>
   <translation>Rollen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>The temporary passphrase is too short: use at least {number} characters.</source>
   <translation>Die vorläufige Passphrase ist zu kurz: Verwenden Sie mindestens {number} Zeichen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/user_form.py" />
   <source>Working…</source>
   <translation>In Arbeit…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Add a user</source>
   <translation>Benutzer hinzufügen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Add user</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Adding a user…</source>
   <translation>Benutzer wird hinzugefügt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>All cases are put under a new key, so that nothing the user may have kept opens them. Signatures stay valid. Backups made until now still open with the old key: make a new one.</source>
   <translation>Alle Fälle kommen unter einen neuen Schlüssel, damit nichts sie öffnet, was der Benutzer behalten haben könnte. Unterschriften bleiben gültig. Bisherige Sicherungen öffnen sich noch mit dem alten Schlüssel: Erstellen Sie eine neue.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Change my passphrase</source>
   <translation>Meine Passphrase ändern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Change roles</source>
   <translation>Rollen ändern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Changing the roles of {name}…</source>
   <translation>Die Rollen von {name} werden geändert…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>For a sealed envelope: it opens the store as a physician in an emergency. Its use is written down, and every user is told at the next login.</source>
   <translation>Für einen versiegelten Umschlag: Er öffnet den Speicher im Notfall als Arzt. Seine Benutzung wird festgehalten, und jeder Benutzer erfährt davon bei der nächsten Anmeldung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Give the temporary passphrase to the user in person: it opens the store until an own one is chosen.</source>
   <translation>Geben Sie die vorläufige Passphrase persönlich weiter: Sie öffnet den Speicher, bis eine eigene gewählt ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>I have it on paper</source>
   <translation>Ich habe ihn auf Papier</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>It opens the store as an administrator, to reset passphrases.</source>
   <translation>Er öffnet den Speicher als Administrator, um Passphrasen zurückzusetzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Make the key</source>
   <translation>Erstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Making the key…</source>
   <translation>Der Schlüssel wird erstellt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>New break-glass key</source>
   <translation>Notfallschlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>New recovery key</source>
   <translation>Wiederherstellungsschlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Print this key or write it down now: it will not be shown again. An older one no longer opens.</source>
   <translation>Drucken Sie diesen Schlüssel jetzt oder schreiben Sie ihn auf: Er wird nicht noch einmal gezeigt. Ein älterer öffnet nicht mehr.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Remove {name}</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Removing {name} and putting all cases under a new key…</source>
   <translation>{name} wird entfernt, und alle Fälle kommen unter einen neuen Schlüssel…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Reset passphrase</source>
   <translation>Passphrase zurücksetzen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Reset the passphrase of {name}</source>
   <translation>Passphrase von {name} zurücksetzen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Resetting the passphrase of {name}…</source>
   <translation>Die Passphrase von {name} wird zurückgesetzt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Roles of {name}</source>
   <translation>Rollen von {name}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Signing key</source>
   <translation>Signaturschlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Since</source>
   <translation>Seit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>State</source>
   <translation>Status</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>The roles of {name} are changed; they hold from the next login on.</source>
   <translation>Die Rollen von {name} sind geändert; sie gelten ab der nächsten Anmeldung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>The user gets new keys. What was signed with the old ones stays valid.</source>
   <translation>Der Benutzer bekommt neue Schlüssel. Was mit den alten unterschrieben wurde, bleibt gültig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Users</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Your passphrase is changed.</source>
   <translation>Ihre Passphrase ist geändert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>active</source>
   <translation>aktiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>admin</source>
   <translation>Administrator</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>key on paper</source>
   <translation>Schlüssel auf Papier</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>physician</source>
   <translation>Arzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>reviewer</source>
   <translation>Gutachter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>temporary passphrase</source>
   <translation>vorläufige Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>{name} is added and chooses an own passphrase at the first login.</source>
   <translation>{name} ist hinzugefügt und wählt bei der ersten Anmeldung eine eigene Passphrase.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>{name} is removed, and all cases are under a new key.</source>
   <translation>{name} ist entfernt, und alle Fälle liegen unter einem neuen Schlüssel.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>{name} unlocks with the temporary passphrase and then chooses an own one.</source>
   <translation>{name} entsperrt mit der vorläufigen Passphrase und wählt dann eine eigene.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source> without names</source>
   <translation> ohne Namen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>; no verdict yet</source>
   <translation>; noch kein Urteil</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>; verdict: {verdict}</source>
   <translation>; Urteil: {verdict}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Ask both models first</source>
   <translation>Fragen Sie zuerst beide Modelle an</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Base model</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Blinded</source>
   <translation>Verblindet</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Cannot be told</source>
   <translation>Nicht zu entscheiden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Hide which answer is whose, in an order by chance, until you have rated them</source>
   <translation>Verbergen, welche Antwort von wem ist, in zufälliger Reihenfolge, bis Sie bewertet haben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>How right is {name}?</source>
   <translation>Wie richtig ist {name}?</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Kept: {judged_by}, {time}, rated{blind}: {points}{verdict}.</source>
   <translation>Festgehalten: {judged_by}, {time}, bewertet{blind}: {points}{verdict}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Model's error</source>
   <translation>Fehler des Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>No difference</source>
   <translation>Kein Unterschied</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Plan's error</source>
   <translation>Fehler des Plans</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Rate each answer; their names are shown when the ratings are saved.</source>
   <translation>Bewerten Sie jede Antwort; die Namen erscheinen, wenn die Bewertungen gespeichert sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Rate this answer…</source>
   <translation>Antwort bewerten…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Save and reveal</source>
   <translation>Speichern und aufdecken</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Save judgement</source>
   <translation>Urteil speichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Tuned model</source>
   <translation>Angepasstes Modell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>Where the tuned model and the physician's plan differ, it is:</source>
   <translation>Wo sich das angepasste Modell und der Plan des Arztes unterscheiden, ist es:</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>agreement</source>
   <translation>Übereinstimmung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>indeterminate</source>
   <translation>nicht zu entscheiden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>model error</source>
   <translation>Fehler des Modells</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/verdict_bar.py" />
   <source>reference error</source>
   <translation>Fehler der Referenz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>A model pack holds the models that are asked. These were found on this computer; another one can be chosen later under Models.</source>
   <translation>Ein Modellpaket enthält die Modelle, die gefragt werden. Diese wurden auf diesem Computer gefunden; ein anderes können Sie später unter Modelle wählen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Add a case with Ctrl+N, or import some. To look around first, open the demo: synthetic cases in a store of its own, real answers, and a tour of two minutes.</source>
   <translation>Fügen Sie mit Strg+N einen Fall hinzu oder importieren Sie welche. Wollen Sie sich erst umsehen, öffnen Sie die Demo: synthetische Fälle in einem eigenen Speicher, echte Antworten und eine Tour von zwei Minuten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>An administrator set the passphrase with which you came in, {user}. Choose one that only you know; nobody can read it or reset it to what it was.</source>
   <translation>Ein Administrator hat die Passphrase gesetzt, mit der Sie gekommen sind, {user}. Wählen Sie eine, die nur Sie kennen; niemand kann sie lesen oder auf die frühere zurücksetzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Break-glass access was used</source>
   <translation>Der Notfallzugang wurde benutzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Choose the models</source>
   <translation>Modelle wählen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Choose your own passphrase</source>
   <translation>Wählen Sie Ihre eigene Passphrase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Go to the cases</source>
   <translation>Zu den Fällen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>I have seen this</source>
   <translation>Ich habe das gesehen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>If you forget your passphrase, only a recovery key opens your cases again: 56 letters and digits to print or write down and keep in a safe place. It is shown once and kept nowhere.</source>
   <translation>Wenn Sie Ihre Passphrase vergessen, öffnet nur ein Wiederherstellungsschlüssel Ihre Fälle: 56 Buchstaben und Ziffern, die Sie drucken oder aufschreiben und sicher verwahren. Er wird einmal gezeigt und nirgends aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>In a window of its own, beside this one</source>
   <translation>In einem eigenen Fenster neben diesem</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>It can be decided later under Models</source>
   <translation>Darüber kann später unter „Modelle“ entschieden werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>It can be made later under Users and keys</source>
   <translation>Er kann später unter „Benutzer und Schlüssel“ erstellt werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Let in the models of the pack {name}?</source>
   <translation>Modelle des Pakets {name} zulassen?</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Make a recovery key</source>
   <translation>Wiederherstellungsschlüssel erstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Make recovery key</source>
   <translation>Schlüssel erstellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Making the recovery key…</source>
   <translation>Der Wiederherstellungsschlüssel wird erstellt…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Open the demo</source>
   <translation>Demo öffnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Print it or write it down now: it is not kept anywhere and will not be shown again.</source>
   <translation>Drucken Sie ihn jetzt oder schreiben Sie ihn auf: Er wird nirgends aufbewahrt und nicht noch einmal gezeigt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Somebody unlocked this case store with a key on paper. If you do not know why, ask your administrator; the audit trail holds what was done.</source>
   <translation>Jemand hat diesen Fallspeicher mit einem Schlüssel auf Papier entsperrt. Wenn Sie nicht wissen, warum, fragen Sie Ihren Administrator; das Audit-Protokoll hält fest, was geschah.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>The demo opens in a window of its own.</source>
   <translation>Die Demo öffnet sich in einem eigenen Fenster.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>The recovery key was used</source>
   <translation>Der Wiederherstellungsschlüssel wurde benutzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Whether the app can run here, how fast, and what to do if not. You can go on meanwhile.</source>
   <translation>Ob die App hier läuft, wie schnell, und was sonst zu tun ist. Sie können währenddessen weitermachen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>While you were away</source>
   <translation>Während Sie weg waren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Your case store is ready</source>
   <translation>Ihr Fallspeicher ist bereit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>Your recovery key</source>
   <translation>Ihr Wiederherstellungsschlüssel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>{event} on {time}.</source>
   <translation>{event} am {time}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>{intended_use} No model is asked before an administrator of this case store has decided for the hash of its pack. The figures and every later decision are under Models.</source>
   <translation>{intended_use} Kein Modell wird angefragt, bevor ein Administrator dieses Fallspeichers über die Prüfsumme seines Pakets entschieden hat. Die Zahlen und jede spätere Entscheidung stehen unter „Modelle“.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source> (95 % CI {low}–{high})</source>
   <translation> (95-%-CI {low}–{high})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>, copying the nearest training case {share} %</source>
   <translation>, bei Kopie des nächsten Trainingsfalls {share} %</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Apr</source>
   <translation>Apr.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Aug</source>
   <translation>Aug.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Cut off at its longest allowed length: this is not a complete answer.</source>
   <translation>Bei der größten erlaubten Länge abgeschnitten: Dies ist keine vollständige Antwort.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>DRAFT SUPPORT – needs physician review</source>
   <translation>ENTWURFSHILFE – braucht ärztliche Prüfung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Dec</source>
   <translation>Dez.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Earlier answer, from {time} · model {model} · {pack}</source>
   <translation>Frühere Antwort, von {time} · Modell {model} · {pack}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Feb</source>
   <translation>Feb.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Jan</source>
   <translation>Jan.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Jul</source>
   <translation>Juli</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Jun</source>
   <translation>Juni</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Mar</source>
   <translation>März</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>May</source>
   <translation>Mai</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Models not approved for clinical use</source>
   <translation>Modelle nicht für den klinischen Gebrauch freigegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>No confident suggestion</source>
   <translation>Kein sicherer Vorschlag</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>No measured performance in this model pack.</source>
   <translation>Keine gemessene Leistung in diesem Modellpaket.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Nov</source>
   <translation>Nov.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Oct</source>
   <translation>Okt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>On {n} {cases} in which the model suggested {label}, as here, it was right in {share}.</source>
   <translation>Bei {n} {cases}, in denen das Modell wie hier {label} vorschlug, war es in {share} richtig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>On {n} {cases} with a suggestion, of whichever modality, it was right in {share}.</source>
   <translation>Bei {n} {cases} mit einem Vorschlag, gleich welcher Modalität, war er in {share} richtig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>On {n} {cases} without a confident suggestion, as here, its likeliest modality was right in {share}.</source>
   <translation>Bei {n} {cases} ohne sicheren Vorschlag, wie hier, war die wahrscheinlichste Modalität in {share} richtig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>On {n} {cases}: {figures}.</source>
   <translation>Bei {n} {cases}: {figures}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Sep</source>
   <translation>Sept.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>Shaded: below {share} % no modality is suggested.</source>
   <translation>Schraffiert: Unter {share} % wird keine Modalität vorgeschlagen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>a suggestion in</source>
   <translation>ein Vorschlag in</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>code as spelled correct</source>
   <translation>Code, wie geschrieben, richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>code by description correct</source>
   <translation>Code nach Bezeichnung richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>correct</source>
   <translation>richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>demo models, trained on synthetic cases, not for clinical use</source>
   <translation>Demo-Modelle aus synthetischen Fällen, nicht für die Klinik</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>dose and fractions correct</source>
   <translation>Dosis und Fraktionen richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>held-out cases</source>
   <translation>Testfällen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>held-out synthetic cases</source>
   <translation>synthetischen Testfällen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>laterality correct</source>
   <translation>Seitenangabe richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>locks in {minutes} min</source>
   <translation>Sperre in {minutes} min</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>locks within a minute</source>
   <translation>Sperre in weniger als einer Minute</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>model {hash}</source>
   <translation>Modell {hash}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>of these correct</source>
   <translation>davon richtig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>pack {pack}</source>
   <translation>Paket {pack}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>prompt v{version}</source>
   <translation>Prompt v{version}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>today</source>
   <translation>heute</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{day} {month} {year}</source>
   <translation>{day}. {month} {year}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{device} (changed since the start{why})</source>
   <translation>{device} (seit dem Start geändert{why})</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{n} drafts</source>
   <translation>
    <numerusform>{n} Entwurf</numerusform>
    <numerusform>{n} Entwürfe</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{n} signed</source>
   <translation>
    <numerusform>{n} unterschrieben</numerusform>
    <numerusform>{n} unterschrieben</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{read} + {written} tokens</source>
   <translation>{read} + {written} Token</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/wording.py" />
   <source>{some}/{all} layers on GPU</source>
   <translation>{some}/{all} Schichten auf GPU</translation>
  </message>
 </context>
</TS>
