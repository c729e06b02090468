<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>RadOnc-GPT</name>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>OpenSSL of SQLCipher</source>
   <translation>OpenSSL von SQLCipher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>OpenSSL of cryptography</source>
   <translation>OpenSSL von cryptography</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>Qt and PySide6</source>
   <translation>Qt und PySide6</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>SQLite of SQLCipher</source>
   <translation>SQLite von SQLCipher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>llama-cpp-python (with llama.cpp)</source>
   <translation>llama-cpp-python (mit llama.cpp)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>not installed</source>
   <translation>nicht installiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>public domain</source>
   <translation>gemeinfrei</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/about.py" />
   <source>see its package</source>
   <translation>siehe sein Paket</translation>
  </message>
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
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>A test did not show that this program is kept from networks: install it again.</source>
   <translation>Ein Test konnte nicht zeigen, dass dem Programm jedes Netz verwehrt ist: Installieren Sie es neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>Answers take longer than half a minute: close other programs, or use a smaller model or a GPU.</source>
   <translation>Antworten dauern länger als eine halbe Minute: Schließen Sie andere Programme, oder verwenden Sie ein kleineres Modell oder eine GPU.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>Less than 2 GiB of memory is free: close other programs.</source>
   <translation>Weniger als 2 GiB sind frei: Schließen Sie andere Programme.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>No GPU is used: {why_no_gpu}.</source>
   <translation>Keine GPU wird benutzt: {why_no_gpu}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>RadOnc-GPT {facts} is complete.</source>
   <translation>RadOnc-GPT {facts} ist vollständig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The case store is not created yet; the app offers to.</source>
   <translation>Der Fallspeicher ist noch nicht angelegt; die App bietet es an.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The case store is there and its key file is whole.</source>
   <translation>Der Fallspeicher ist da, und seine Schlüsseldatei ist unversehrt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The display is reached over a network, so the system cannot refuse one: use a local display.</source>
   <translation>Der Bildschirm wird über ein Netz erreicht, daher kann das System keines verwehren: Verwenden Sie einen lokalen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine computes on {device}.</source>
   <translation>Die Engine rechnet auf {device}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine computes on {device}: {reason}.</source>
   <translation>Die Engine rechnet auf {device}: {reason}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine may use {default_threads} threads of this processor.</source>
   <translation>Die Engine darf {default_threads} Threads dieses Prozessors benutzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine may use {names}.</source>
   <translation>Die Engine darf {names} benutzen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine writes {tokens_per_second} tokens a second.</source>
   <translation>Die Engine schreibt {tokens_per_second} Token pro Sekunde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The engine's fastest variant with right answers is {meaning}.</source>
   <translation>Die schnellste Variante der Engine mit richtigen Antworten ist {meaning}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The key of IT cannot be read or does not fit: correct escrow_key or escrow_fingerprint.</source>
   <translation>Der IT-Schlüssel kann nicht gelesen werden oder passt nicht: Berichtigen Sie escrow_key oder escrow_fingerprint.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The pack is whole and every task was measured.</source>
   <translation>Das Paket ist unversehrt, und jede Aufgabe wurde gemessen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The pack is whole, but nothing was measured for {unmeasured}: evaluate it first.</source>
   <translation>Das Paket ist unversehrt, aber nicht für alles gemessen ({unmeasured}): Werten Sie es zuerst aus.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The pack is whole, but tuned on synthetic cases: it is not for patients.</source>
   <translation>Das Paket ist unversehrt, aber an synthetischen Fällen trainiert: Es ist nicht für Patienten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The policy brings a key of IT into each case store.</source>
   <translation>Die Richtlinie bringt einen IT-Schlüssel in jeden Fallspeicher.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The program refuses itself every network, but this system does not: block it in the firewall, too.</source>
   <translation>Das Programm verwehrt sich selbst jedes Netz, dieses System aber nicht: Sperren Sie es auch in der Firewall.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The system confines the engine's process: it {reads}; after loading, it {opens}.</source>
   <translation>Das System schränkt den Prozess der Engine ein: Er {reads}; nach dem Laden {opens}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The system does not confine the engine's process: use Linux 5.13 or later on x86-64.</source>
   <translation>Das System schränkt den Prozess der Engine nicht ein: Verwenden Sie Linux 5.13 oder neuer auf x86-64.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>The system refuses this program every network; it was tried.</source>
   <translation>Das System verwehrt dem Programm jedes Netz; das wurde ausprobiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>a GPU is in use</source>
   <translation>eine GPU wird benutzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>can open files, as {why_open}</source>
   <translation>kann er Dateien öffnen (denn {why_open})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>can read what its user can, as {without}</source>
   <translation>kann lesen, was sein Benutzer lesen kann (denn {without})</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>this system has no Landlock</source>
   <translation>dieses System hat kein Landlock</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>{available} GiB of memory is free.</source>
   <translation>{available} GiB sind frei.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/doctor.py" />
   <source>{missing} is not installed: install the app again.</source>
   <translation>{missing} ist nicht installiert: Installieren Sie die App neu.</translation>
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
   <source>64 hex digits in small letters, or empty</source>
   <translation>64 Hex-Ziffern in Kleinbuchstaben oder leer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/policy.py" />
   <source>eight groups of four hex digits, or empty</source>
   <translation>acht Gruppen aus vier Hex-Ziffern oder leer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/policy.py" />
   <source>escrow_key and escrow_fingerprint belong together</source>
   <translation>escrow_key und escrow_fingerprint gehören zusammen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/policy.py" />
   <source>the whole path of a file, or empty</source>
   <translation>der ganze Pfad einer Datei oder leer</translation>
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
   <location filename="../radonc_desktop/radonc_desktop/settings.py" />
   <source>a whole number from {least} to {most}</source>
   <translation>eine ganze Zahl von {least} bis {most}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/settings.py" />
   <source>one of these: {allowed}</source>
   <translation>einer von diesen: {allowed}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/settings.py" />
   <source>true or false</source>
   <translation>true oder false</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/settings.py" />
   <source>{name}: the value must be {wanted}</source>
   <translation>{name}: Der Wert muss {wanted} sein</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/settings.py" />
   <source>{name}: there is no setting of this name</source>
   <translation>{name}: Eine Einstellung dieses Namens gibt es nicht</translation>
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
   <source>No IT key holds this case store: there is nothing to remove.</source>
   <translation>Kein IT-Schlüssel öffnet diesen Fallspeicher: Es gibt nichts zu entfernen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>The IT key is removed, but the cases are not yet under a new key: free some space on the disk, then lock and unlock the case store, which makes up for it.</source>
   <translation>Der IT-Schlüssel ist entfernt, aber die Fälle sind noch nicht unter einem neuen Schlüssel: Schaffen Sie Platz auf dem Datenträger, dann sperren und entsperren Sie den Fallspeicher, was es nachholt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/administration.py" />
   <source>The policy of this computer asks for the IT key: have IT change the policy first.</source>
   <translation>Die Richtlinie dieses Computers verlangt den IT-Schlüssel: Lassen Sie zuerst die IT die Richtlinie ändern.</translation>
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
   <location filename="../radonc_desktop/radonc_desktop/vault/entering.py" />
   <source>The database cases.db of this case store is missing: restore it from the last good backup.</source>
   <translation>Die Datenbank cases.db dieses Fallspeichers fehlt: Stellen Sie sie aus der letzten guten Sicherung wieder her.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/entering.py" />
   <source>slots.json and cases.db do not belong together: restore both from the same backup.</source>
   <translation>slots.json und cases.db gehören nicht zusammen: Stellen Sie beide aus derselben Sicherung wieder her.</translation>
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
   <location filename="../radonc_desktop/radonc_desktop/vault/escrow.py" />
   <source>The policy of this computer asks for the IT key {escrow_fingerprint}, and the file {path} holds the key {public}, so nothing was written: have the administrator correct one of them.</source>
   <translation>Die Richtlinie dieses Computers verlangt den IT-Schlüssel {escrow_fingerprint}, und die Datei {path} enthält den Schlüssel {public}, deshalb wurde nichts geschrieben: Lassen Sie eines von beiden vom Administrator berichtigen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_desktop/vault/escrow_table.py" />
   <source>The list of IT keys of this case store was changed outside RadOnc-GPT, so the store stays closed: keep a copy of its folder as evidence and restore the last good backup.</source>
   <translation>Die Liste der IT-Schlüssel dieses Fallspeichers wurde außerhalb von RadOnc-GPT verändert, daher bleibt der Speicher geschlossen: Bewahren Sie eine Kopie seines Ordners als Beweis auf und stellen Sie die letzte gute Sicherung wieder her.</translation>
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
   <source>The folder {folder} already holds a case store, and nothing was overwritten: open it or choose another folder.</source>
   <translation>Der Ordner {folder} enthält bereits einen Fallspeicher, und nichts wurde überschrieben: Öffnen Sie ihn oder wählen Sie einen anderen Ordner.</translation>
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
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>3D-CRT</source>
   <comment>word of a finding</comment>
   <translation>3D-CRT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>4D CT</source>
   <comment>word of a finding</comment>
   <translation>4D-CT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>April</source>
   <comment>word of a finding</comment>
   <translation>April</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>August</source>
   <comment>word of a finding</comment>
   <translation>August</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C1 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C2 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 2</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C3 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C4 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 4</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C5 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 5</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C6 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 6</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>C7 vertebra</source>
   <comment>word of a finding</comment>
   <translation>HWK 7</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>CHART</source>
   <comment>word of a finding</comment>
   <translation>CHART</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>CSI</source>
   <comment>word of a finding</comment>
   <translation>CSI</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>DIBH</source>
   <comment>word of a finding</comment>
   <translation>DIBH</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>December</source>
   <comment>word of a finding</comment>
   <translation>Dezember</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Dupuytren or Ledderhose</source>
   <comment>word of a finding</comment>
   <translation>M. Dupuytren oder M. Ledderhose</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Dutch</source>
   <comment>word of a finding</comment>
   <translation>Niederländisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>English</source>
   <comment>word of a finding</comment>
   <translation>Englisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Ewing sarcoma or rhabdomyosarcoma</source>
   <comment>word of a finding</comment>
   <translation>Ewing-Sarkom oder Rhabdomyosarkom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Ewing sarcoma, boost</source>
   <comment>word of a finding</comment>
   <translation>Ewing-Sarkom, Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>February</source>
   <comment>word of a finding</comment>
   <translation>Februar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>French</source>
   <comment>word of a finding</comment>
   <translation>Französisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>German</source>
   <comment>word of a finding</comment>
   <translation>Deutsch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>HDR</source>
   <comment>word of a finding</comment>
   <translation>HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>HDR boost</source>
   <comment>word of a finding</comment>
   <translation>HDR-Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>HDR monotherapy</source>
   <comment>word of a finding</comment>
   <translation>HDR-Monotherapie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>HDR monotherapy or boost, several fractions</source>
   <comment>word of a finding</comment>
   <translation>HDR-Monotherapie oder -Boost, mehrere Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>HDR, two fractions</source>
   <comment>word of a finding</comment>
   <translation>HDR, zwei Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Hodgkin</source>
   <comment>word of a finding</comment>
   <translation>Hodgkin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>IGRT</source>
   <comment>word of a finding</comment>
   <translation>IGRT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>IMPT</source>
   <comment>word of a finding</comment>
   <translation>IMPT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>IMRT</source>
   <comment>word of a finding</comment>
   <translation>IMRT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Italian</source>
   <comment>word of a finding</comment>
   <translation>Italienisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>January</source>
   <comment>word of a finding</comment>
   <translation>Januar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>July</source>
   <comment>word of a finding</comment>
   <translation>Juli</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>June</source>
   <comment>word of a finding</comment>
   <translation>Juni</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>L1 vertebra</source>
   <comment>word of a finding</comment>
   <translation>LWK 1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>L2 vertebra</source>
   <comment>word of a finding</comment>
   <translation>LWK 2</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>L3 vertebra</source>
   <comment>word of a finding</comment>
   <translation>LWK 3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>L4 vertebra</source>
   <comment>word of a finding</comment>
   <translation>LWK 4</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>L5 vertebra</source>
   <comment>word of a finding</comment>
   <translation>LWK 5</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>LDR</source>
   <comment>word of a finding</comment>
   <translation>LDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>MALT lymphoma</source>
   <comment>word of a finding</comment>
   <translation>MALT-Lymphom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>March</source>
   <comment>word of a finding</comment>
   <translation>März</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>May</source>
   <comment>word of a finding</comment>
   <translation>Mai</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>November</source>
   <comment>word of a finding</comment>
   <translation>November</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>October</source>
   <comment>word of a finding</comment>
   <translation>Oktober</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Portuguese</source>
   <comment>word of a finding</comment>
   <translation>Portugiesisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>SBRT</source>
   <comment>word of a finding</comment>
   <translation>SBRT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>SRS</source>
   <comment>word of a finding</comment>
   <translation>SRS</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>September</source>
   <comment>word of a finding</comment>
   <translation>September</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Spanish</source>
   <comment>word of a finding</comment>
   <translation>Spanisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T1 glottic</source>
   <comment>word of a finding</comment>
   <translation>Glottis T1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T1 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T10 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 10</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T11 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 11</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T12 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 12</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T2 glottic</source>
   <comment>word of a finding</comment>
   <translation>Glottis T2</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T2 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 2</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T3 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T4 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 4</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T5 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 5</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T6 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 6</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T7 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 7</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T8 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 8</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>T9 vertebra</source>
   <comment>word of a finding</comment>
   <translation>BWK 9</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>VMAT</source>
   <comment>word of a finding</comment>
   <translation>VMAT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>WBRT</source>
   <comment>word of a finding</comment>
   <translation>WBRT</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>Wilms or neuroblastoma</source>
   <comment>word of a finding</comment>
   <translation>Wilms-Tumor oder Neuroblastom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a dose has no sign</source>
   <comment>word of a finding</comment>
   <translation>eine Dosis hat kein Vorzeichen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a dose of zero is no prescription</source>
   <comment>word of a finding</comment>
   <translation>eine Dosis von null ist keine Verordnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a dose per fraction stands alone and belongs to no dose</source>
   <comment>word of a finding</comment>
   <translation>eine Einzeldosis steht allein und gehört zu keiner Gesamtdosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a number of fractions stands alone and belongs to no dose</source>
   <comment>word of a finding</comment>
   <translation>eine Fraktionszahl steht allein und gehört zu keiner Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a range or a choice is no single number</source>
   <comment>word of a finding</comment>
   <translation>ein Bereich oder eine Auswahl ist keine einzelne Zahl</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a sum is written inside the dose</source>
   <comment>word of a finding</comment>
   <translation>in der Dosis steht eine Summe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>a sum is written without units</source>
   <comment>word of a finding</comment>
   <translation>eine Summe steht ohne Einheiten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>abdominal nodes</source>
   <comment>word of a finding</comment>
   <translation>abdominale Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>ablative</source>
   <comment>word of a finding</comment>
   <translation>ablativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>accelerated</source>
   <comment>word of a finding</comment>
   <translation>akzeleriert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>acetabulum</source>
   <comment>word of a finding</comment>
   <translation>Azetabulum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>adenoma or craniopharyngioma</source>
   <comment>word of a finding</comment>
   <translation>Adenom oder Kraniopharyngeom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>adjuvant</source>
   <comment>word of a finding</comment>
   <translation>adjuvant</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>adjuvant or definitive</source>
   <comment>word of a finding</comment>
   <translation>adjuvant oder definitiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>adjuvant or salvage</source>
   <comment>word of a finding</comment>
   <translation>adjuvant oder Salvage</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>adrenal</source>
   <comment>word of a finding</comment>
   <translation>Nebenniere</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>after excision</source>
   <comment>word of a finding</comment>
   <translation>nach Exzision</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>after excision, HDR</source>
   <comment>word of a finding</comment>
   <translation>nach Exzision, HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>aggressive, consolidation or salvage</source>
   <comment>word of a finding</comment>
   <translation>aggressiv, Konsolidierung oder Salvage</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>an approximate dose is no prescription</source>
   <comment>word of a finding</comment>
   <translation>eine ungefähre Dosis ist keine Verordnung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>androgen deprivation</source>
   <comment>word of a finding</comment>
   <translation>Androgendeprivation</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>anus</source>
   <comment>word of a finding</comment>
   <translation>Anus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>atezolizumab</source>
   <comment>word of a finding</comment>
   <translation>Atezolizumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>basal cell</source>
   <comment>word of a finding</comment>
   <translation>Basalzellkarzinom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>base of tongue</source>
   <comment>word of a finding</comment>
   <translation>Zungengrund</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>benign</source>
   <comment>word of a finding</comment>
   <translation>gutartig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>benign joint</source>
   <comment>word of a finding</comment>
   <translation>gutartige Gelenkerkrankung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bevacizumab</source>
   <comment>word of a finding</comment>
   <translation>Bevacizumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bilateral</source>
   <comment>word of a finding</comment>
   <translation>beidseits</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bile duct</source>
   <comment>word of a finding</comment>
   <translation>Gallengang</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bladder</source>
   <comment>word of a finding</comment>
   <translation>Harnblase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>body</source>
   <comment>word of a finding</comment>
   <translation>Korpus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>body part of the pancreas</source>
   <comment>word of a finding</comment>
   <translation>Pankreaskorpus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bone</source>
   <comment>word of a finding</comment>
   <translation>Knochen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bone metastasis</source>
   <comment>word of a finding</comment>
   <translation>Knochenmetastase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>boost</source>
   <comment>word of a finding</comment>
   <translation>Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>boost to a total</source>
   <comment>word of a finding</comment>
   <translation>Boost bis zu einer Gesamtdosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>bowel</source>
   <comment>word of a finding</comment>
   <translation>Darm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>brachytherapy</source>
   <comment>word of a finding</comment>
   <translation>Brachytherapie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>brain</source>
   <comment>word of a finding</comment>
   <translation>Gehirn</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>brain metastasis</source>
   <comment>word of a finding</comment>
   <translation>Hirnmetastase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>brainstem</source>
   <comment>word of a finding</comment>
   <translation>Hirnstamm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>breast</source>
   <comment>word of a finding</comment>
   <translation>Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>breast cancer</source>
   <comment>word of a finding</comment>
   <translation>Mammakarzinom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>buttock</source>
   <comment>word of a finding</comment>
   <translation>Gesäß</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>capecitabine</source>
   <comment>word of a finding</comment>
   <translation>Capecitabin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>carboplatin</source>
   <comment>word of a finding</comment>
   <translation>Carboplatin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>cerebellum</source>
   <comment>word of a finding</comment>
   <translation>Kleinhirn</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>cervical spine</source>
   <comment>word of a finding</comment>
   <translation>Halswirbelsäule</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>cervix</source>
   <comment>word of a finding</comment>
   <translation>Cervix uteri</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>cetuximab</source>
   <comment>word of a finding</comment>
   <translation>Cetuximab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>chemoradiation</source>
   <comment>word of a finding</comment>
   <translation>Radiochemotherapie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>chest wall</source>
   <comment>word of a finding</comment>
   <translation>Thoraxwand</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>chordoma or chondrosarcoma</source>
   <comment>word of a finding</comment>
   <translation>Chordom oder Chondrosarkom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>cisplatin</source>
   <comment>word of a finding</comment>
   <translation>Cisplatin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>concomitant boost</source>
   <comment>word of a finding</comment>
   <translation>konkomitanter Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>consolidation of the thorax</source>
   <comment>word of a finding</comment>
   <translation>Konsolidierung des Thorax</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>consolidative</source>
   <comment>word of a finding</comment>
   <translation>konsolidierend</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>contact or HDR boost</source>
   <comment>word of a finding</comment>
   <translation>Kontakt- oder HDR-Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>conventional</source>
   <comment>word of a finding</comment>
   <translation>konventionell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>conventional or dose-escalated</source>
   <comment>word of a finding</comment>
   <translation>konventionell oder dosiseskaliert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>craniospinal</source>
   <comment>word of a finding</comment>
   <translation>kraniospinale Achse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>craniospinal axis</source>
   <comment>word of a finding</comment>
   <translation>kraniospinale Achse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>days are no fractions when there are several a day</source>
   <comment>word of a finding</comment>
   <translation>Tage sind keine Fraktionen, wenn es mehrere am Tag gibt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>definitive</source>
   <comment>word of a finding</comment>
   <translation>definitiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>definitive HDR</source>
   <comment>word of a finding</comment>
   <translation>definitive HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>definitive or adjuvant, conventional</source>
   <comment>word of a finding</comment>
   <translation>definitiv oder adjuvant, konventionell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>definitive or nodal</source>
   <comment>word of a finding</comment>
   <translation>definitiv oder Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>definitive, concurrent chemotherapy</source>
   <comment>word of a finding</comment>
   <translation>definitiv, simultane Chemotherapie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>docetaxel</source>
   <comment>word of a finding</comment>
   <translation>Docetaxel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>dose and fractions cannot belong together</source>
   <comment>word of a finding</comment>
   <translation>Dosis und Fraktionen können nicht zusammengehören</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>dose levels of a simultaneous boost</source>
   <comment>word of a finding</comment>
   <translation>Dosisstufen eines simultanen Boosts</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>durvalumab</source>
   <comment>word of a finding</comment>
   <translation>Durvalumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>electron</source>
   <comment>word of a finding</comment>
   <translation>Elektronen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>endobronchial HDR</source>
   <comment>word of a finding</comment>
   <translation>endobronchiale HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>endometrium</source>
   <comment>word of a finding</comment>
   <translation>Endometrium</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>ependymoma</source>
   <comment>word of a finding</comment>
   <translation>Ependymom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>esophagus</source>
   <comment>word of a finding</comment>
   <translation>Ösophagus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>etoposide</source>
   <comment>word of a finding</comment>
   <translation>Etoposid</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>external</source>
   <comment>word of a finding</comment>
   <translation>perkutan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>external boost</source>
   <comment>word of a finding</comment>
   <translation>perkutaner Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>eye</source>
   <comment>word of a finding</comment>
   <translation>Auge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>femur</source>
   <comment>word of a finding</comment>
   <translation>Femur</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>first phase</source>
   <comment>word of a finding</comment>
   <translation>erste Serie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>flank</source>
   <comment>word of a finding</comment>
   <translation>Flanke</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>floor of mouth</source>
   <comment>word of a finding</comment>
   <translation>Mundboden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>fluorouracil</source>
   <comment>word of a finding</comment>
   <translation>Fluorouracil</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>foot</source>
   <comment>word of a finding</comment>
   <translation>Fuß</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>forearm</source>
   <comment>word of a finding</comment>
   <translation>Unterarm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>fractionated</source>
   <comment>word of a finding</comment>
   <translation>fraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>fractionated radiosurgery</source>
   <comment>word of a finding</comment>
   <translation>fraktionierte Radiochirurgie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>fractions are counted in whole numbers</source>
   <comment>word of a finding</comment>
   <translation>Fraktionen werden in ganzen Zahlen gezählt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>frontal</source>
   <comment>word of a finding</comment>
   <translation>frontal</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>frontal lobe</source>
   <comment>word of a finding</comment>
   <translation>Frontallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>frontal lobe of the brain</source>
   <comment>word of a finding</comment>
   <translation>Frontallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>gemcitabine</source>
   <comment>word of a finding</comment>
   <translation>Gemcitabin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>glioblastoma</source>
   <comment>word of a finding</comment>
   <translation>Glioblastom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>glioblastoma, older or frail</source>
   <comment>word of a finding</comment>
   <translation>Glioblastom, älter oder gebrechlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>glioma, first phase and boost</source>
   <comment>word of a finding</comment>
   <translation>Gliom, erste Serie und Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>glioma, second phase</source>
   <comment>word of a finding</comment>
   <translation>Gliom, zweite Serie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>glottis</source>
   <comment>word of a finding</comment>
   <translation>Glottis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>grade 1</source>
   <comment>word of a finding</comment>
   <translation>Grad 1</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>grade 2 or 3</source>
   <comment>word of a finding</comment>
   <translation>Grad 2 oder 3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>grade 3 glioma</source>
   <comment>word of a finding</comment>
   <translation>Gliom Grad 3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>haemostatic</source>
   <comment>word of a finding</comment>
   <translation>hämostyptisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hand</source>
   <comment>word of a finding</comment>
   <translation>Hand</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>head</source>
   <comment>word of a finding</comment>
   <translation>Kopf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>head and neck</source>
   <comment>word of a finding</comment>
   <translation>Kopf-Hals-Bereich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>head part of the pancreas</source>
   <comment>word of a finding</comment>
   <translation>Pankreaskopf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>heel</source>
   <comment>word of a finding</comment>
   <translation>Ferse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>heterotopic bone</source>
   <comment>word of a finding</comment>
   <translation>heterotope Ossifikation</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hilum</source>
   <comment>word of a finding</comment>
   <translation>Lungenhilus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hip</source>
   <comment>word of a finding</comment>
   <translation>Hüfte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>humerus</source>
   <comment>word of a finding</comment>
   <translation>Humerus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hyperfractionated</source>
   <comment>word of a finding</comment>
   <translation>hyperfraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hypofractionated, frail</source>
   <comment>word of a finding</comment>
   <translation>hypofraktioniert, gebrechlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>hypopharynx</source>
   <comment>word of a finding</comment>
   <translation>Hypopharynx</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>ilium</source>
   <comment>word of a finding</comment>
   <translation>Os ilium</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>in situ</source>
   <comment>word of a finding</comment>
   <translation>in situ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>indolent</source>
   <comment>word of a finding</comment>
   <translation>indolent</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>indolent, low dose</source>
   <comment>word of a finding</comment>
   <translation>indolent, niedrige Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>inguinal nodes</source>
   <comment>word of a finding</comment>
   <translation>Leistenlymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>interstitial implant</source>
   <comment>word of a finding</comment>
   <translation>interstitielle Implantation</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>intraluminal HDR</source>
   <comment>word of a finding</comment>
   <translation>intraluminale HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>intraoperative</source>
   <comment>word of a finding</comment>
   <translation>intraoperativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>irinotecan</source>
   <comment>word of a finding</comment>
   <translation>Irinotecan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>it is marked with a question mark</source>
   <comment>word of a finding</comment>
   <translation>sie ist mit einem Fragezeichen versehen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>it is no possible number of fractions</source>
   <comment>word of a finding</comment>
   <translation>das ist keine mögliche Fraktionszahl</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>it is not clear which number is the dose of a fraction</source>
   <comment>word of a finding</comment>
   <translation>es ist nicht klar, welche Zahl die Einzeldosis ist</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>it is too small for a whole course</source>
   <comment>word of a finding</comment>
   <translation>das ist zu wenig für eine ganze Serie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>it may be a date</source>
   <comment>word of a finding</comment>
   <translation>es könnte ein Datum sein</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>keloid</source>
   <comment>word of a finding</comment>
   <translation>Keloid</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>kidney</source>
   <comment>word of a finding</comment>
   <translation>Niere</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>larynx</source>
   <comment>word of a finding</comment>
   <translation>Larynx</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>late-reacting tissue</source>
   <comment>word of a finding</comment>
   <translation>spät reagierendes Gewebe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>left</source>
   <comment>word of a finding</comment>
   <translation>links</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>limited-stage small cell, once daily</source>
   <comment>word of a finding</comment>
   <translation>kleinzellig, Limited Disease, einmal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>limited-stage small cell, once daily hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>kleinzellig, Limited Disease, einmal täglich hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>limited-stage small cell, twice daily</source>
   <comment>word of a finding</comment>
   <translation>kleinzellig, Limited Disease, zweimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>limited-stage small cell, twice daily, high dose</source>
   <comment>word of a finding</comment>
   <translation>kleinzellig, Limited Disease, zweimal täglich, hohe Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lip</source>
   <comment>word of a finding</comment>
   <translation>Lippe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>liver</source>
   <comment>word of a finding</comment>
   <translation>Leber</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lobe of the brain</source>
   <comment>word of a finding</comment>
   <translation>Hirnlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lobe of the lung</source>
   <comment>word of a finding</comment>
   <translation>Lungenlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>long course</source>
   <comment>word of a finding</comment>
   <translation>Langzeitschema</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>long course with boost</source>
   <comment>word of a finding</comment>
   <translation>Langzeitschema mit Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower</source>
   <comment>word of a finding</comment>
   <translation>unten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower leg</source>
   <comment>word of a finding</comment>
   <translation>Unterschenkel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower lobe</source>
   <comment>word of a finding</comment>
   <translation>Unterlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower lobe of the lung</source>
   <comment>word of a finding</comment>
   <translation>Lungenunterlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower third of the oesophagus</source>
   <comment>word of a finding</comment>
   <translation>unteres Ösophagusdrittel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower-grade glioma</source>
   <comment>word of a finding</comment>
   <translation>niedriggradiges Gliom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower-inner</source>
   <comment>word of a finding</comment>
   <translation>unten innen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower-inner quadrant of the breast</source>
   <comment>word of a finding</comment>
   <translation>unterer innerer Quadrant der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower-outer</source>
   <comment>word of a finding</comment>
   <translation>unten außen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lower-outer quadrant of the breast</source>
   <comment>word of a finding</comment>
   <translation>unterer äußerer Quadrant der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lumbar spine</source>
   <comment>word of a finding</comment>
   <translation>Lendenwirbelsäule</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lumpectomy cavity</source>
   <comment>word of a finding</comment>
   <translation>Tumorbett der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lung</source>
   <comment>word of a finding</comment>
   <translation>Lunge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lymph</source>
   <comment>word of a finding</comment>
   <translation>Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lymph node</source>
   <comment>word of a finding</comment>
   <translation>Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lymphoma</source>
   <comment>word of a finding</comment>
   <translation>Lymphom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>lymphoma or pseudotumour</source>
   <comment>word of a finding</comment>
   <translation>Lymphom oder Pseudotumor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>malignant, metastatic</source>
   <comment>word of a finding</comment>
   <translation>bösartig, metastatisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>malignant, primary</source>
   <comment>word of a finding</comment>
   <translation>bösartig, Primärtumor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>malignant, uncertain whether primary or metastatic</source>
   <comment>word of a finding</comment>
   <translation>bösartig, unsicher ob primär oder metastatisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>marrow</source>
   <comment>word of a finding</comment>
   <translation>Knochenmark</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>mediastinum</source>
   <comment>word of a finding</comment>
   <translation>Mediastinum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>medulloblastoma, average risk</source>
   <comment>word of a finding</comment>
   <translation>Medulloblastom, Standardrisiko</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>medulloblastoma, high risk</source>
   <comment>word of a finding</comment>
   <translation>Medulloblastom, Hochrisiko</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>melanoma</source>
   <comment>word of a finding</comment>
   <translation>Melanom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>melanoma, adjuvant nodal</source>
   <comment>word of a finding</comment>
   <translation>Melanom, adjuvant Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>melanoma, hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>Melanom, hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>meninges</source>
   <comment>word of a finding</comment>
   <translation>Meningen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>middle</source>
   <comment>word of a finding</comment>
   <translation>Mitte</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>middle lobe</source>
   <comment>word of a finding</comment>
   <translation>Mittellappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>middle lobe of the lung</source>
   <comment>word of a finding</comment>
   <translation>Lungenmittellappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>middle third of the oesophagus</source>
   <comment>word of a finding</comment>
   <translation>mittleres Ösophagusdrittel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>mitomycin</source>
   <comment>word of a finding</comment>
   <translation>Mitomycin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>moderate hypofractionation</source>
   <comment>word of a finding</comment>
   <translation>moderate Hypofraktionierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>mycosis fungoides</source>
   <comment>word of a finding</comment>
   <translation>Mycosis fungoides</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>myeloablative</source>
   <comment>word of a finding</comment>
   <translation>myeloablativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>myeloablative, three a day</source>
   <comment>word of a finding</comment>
   <translation>myeloablativ, dreimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>myeloma, palliative</source>
   <comment>word of a finding</comment>
   <translation>Myelom, palliativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nasopharynx</source>
   <comment>word of a finding</comment>
   <translation>Nasopharynx</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>neck</source>
   <comment>word of a finding</comment>
   <translation>Hals</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nimorazole</source>
   <comment>word of a finding</comment>
   <translation>Nimorazol</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nivolumab</source>
   <comment>word of a finding</comment>
   <translation>Nivolumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>no number can be read before the unit</source>
   <comment>word of a finding</comment>
   <translation>vor der Einheit ist keine Zahl zu lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>no number of fractions can be read</source>
   <comment>word of a finding</comment>
   <translation>es ist keine Fraktionszahl zu lesen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>no unit is written</source>
   <comment>word of a finding</comment>
   <translation>es steht keine Einheit da</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nodal boost</source>
   <comment>word of a finding</comment>
   <translation>Lymphknotenboost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nodal boost, simultaneous or sequential</source>
   <comment>word of a finding</comment>
   <translation>Lymphknotenboost, simultan oder sequenziell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>nodal or chest wall boost to a total</source>
   <comment>word of a finding</comment>
   <translation>Lymphknoten- oder Thoraxwandboost bis zu einer Gesamtdosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>non-Hodgkin</source>
   <comment>word of a finding</comment>
   <translation>Non-Hodgkin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>occipital</source>
   <comment>word of a finding</comment>
   <translation>okzipital</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>occipital lobe</source>
   <comment>word of a finding</comment>
   <translation>Okzipitallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>occipital lobe of the brain</source>
   <comment>word of a finding</comment>
   <translation>Okzipitallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oesophagus</source>
   <comment>word of a finding</comment>
   <translation>Ösophagus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oligometastasis</source>
   <comment>word of a finding</comment>
   <translation>Oligometastase</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>only the last of several numbers has a unit</source>
   <comment>word of a finding</comment>
   <translation>nur die letzte von mehreren Zahlen hat eine Einheit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>opposed fields</source>
   <comment>word of a finding</comment>
   <translation>Gegenfelder</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oral cavity</source>
   <comment>word of a finding</comment>
   <translation>Mundhöhle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oral tongue</source>
   <comment>word of a finding</comment>
   <translation>Zunge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>orbit</source>
   <comment>word of a finding</comment>
   <translation>Orbita</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oropharynx</source>
   <comment>word of a finding</comment>
   <translation>Oropharynx</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>ovary</source>
   <comment>word of a finding</comment>
   <translation>Ovar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>oxaliplatin</source>
   <comment>word of a finding</comment>
   <translation>Oxaliplatin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>paclitaxel</source>
   <comment>word of a finding</comment>
   <translation>Paclitaxel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>paediatric abdomen</source>
   <comment>word of a finding</comment>
   <translation>Abdomen beim Kind</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>painful degenerative disease</source>
   <comment>word of a finding</comment>
   <translation>schmerzhafte degenerative Erkrankung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>palliative</source>
   <comment>word of a finding</comment>
   <translation>palliativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>palliative, 0-7-21</source>
   <comment>word of a finding</comment>
   <translation>palliativ, 0-7-21</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>palliative, longer course</source>
   <comment>word of a finding</comment>
   <translation>palliativ, längere Serie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>palliative, quad shot</source>
   <comment>word of a finding</comment>
   <translation>palliativ, Quad Shot</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pancreas</source>
   <comment>word of a finding</comment>
   <translation>Pankreas</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>para-aortic nodes</source>
   <comment>word of a finding</comment>
   <translation>paraaortale Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parametrial boost</source>
   <comment>word of a finding</comment>
   <translation>Parametrienboost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parametrium</source>
   <comment>word of a finding</comment>
   <translation>Parametrium</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>paranasal sinuses</source>
   <comment>word of a finding</comment>
   <translation>Nasennebenhöhlen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parietal</source>
   <comment>word of a finding</comment>
   <translation>parietal</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parietal lobe</source>
   <comment>word of a finding</comment>
   <translation>Parietallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parietal lobe of the brain</source>
   <comment>word of a finding</comment>
   <translation>Parietallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>parotid</source>
   <comment>word of a finding</comment>
   <translation>Parotis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>part of the pancreas</source>
   <comment>word of a finding</comment>
   <translation>Teil des Pankreas</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>partial breast</source>
   <comment>word of a finding</comment>
   <translation>Teilbrust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>partial breast, twice daily</source>
   <comment>word of a finding</comment>
   <translation>Teilbrust, zweimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvic nodes</source>
   <comment>word of a finding</comment>
   <translation>Beckenlymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvis</source>
   <comment>word of a finding</comment>
   <translation>Becken</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvis before a boost</source>
   <comment>word of a finding</comment>
   <translation>Becken vor einem Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvis or bladder, first phase</source>
   <comment>word of a finding</comment>
   <translation>Becken oder Harnblase, erste Serie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvis, hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>Becken, hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pelvis, hypofractionated before a boost</source>
   <comment>word of a finding</comment>
   <translation>Becken, hypofraktioniert vor einem Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pembrolizumab</source>
   <comment>word of a finding</comment>
   <translation>Pembrolizumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pemetrexed</source>
   <comment>word of a finding</comment>
   <translation>Pemetrexed</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>penis</source>
   <comment>word of a finding</comment>
   <translation>Penis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>photon</source>
   <comment>word of a finding</comment>
   <translation>Photonen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pituitary</source>
   <comment>word of a finding</comment>
   <translation>Hypophyse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>plasmacytoma</source>
   <comment>word of a finding</comment>
   <translation>Plasmozytom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pleura</source>
   <comment>word of a finding</comment>
   <translation>Pleura</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>postoperative</source>
   <comment>word of a finding</comment>
   <translation>postoperativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>preoperative</source>
   <comment>word of a finding</comment>
   <translation>präoperativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>preoperative or definitive</source>
   <comment>word of a finding</comment>
   <translation>präoperativ oder definitiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>primary tumour or adjuvant</source>
   <comment>word of a finding</comment>
   <translation>Primärtumor oder adjuvant</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prophylactic</source>
   <comment>word of a finding</comment>
   <translation>prophylaktisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prophylactic cranial irradiation</source>
   <comment>word of a finding</comment>
   <translation>prophylaktische Schädelbestrahlung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prophylaxis</source>
   <comment>word of a finding</comment>
   <translation>Prophylaxe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prophylaxis of heterotopic bone at a joint</source>
   <comment>word of a finding</comment>
   <translation>Prophylaxe heterotoper Ossifikationen an einem Gelenk</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prophylaxis, fractionated</source>
   <comment>word of a finding</comment>
   <translation>Prophylaxe, fraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prostate</source>
   <comment>word of a finding</comment>
   <translation>Prostata</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prostate and seminal vesicles</source>
   <comment>word of a finding</comment>
   <translation>Prostata und Samenblasen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prostate bed</source>
   <comment>word of a finding</comment>
   <translation>Prostataloge</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>prostate cancer</source>
   <comment>word of a finding</comment>
   <translation>Prostatakarzinom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>proton</source>
   <comment>word of a finding</comment>
   <translation>Protonen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>pulses are no fractions</source>
   <comment>word of a finding</comment>
   <translation>Pulse sind keine Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>quadrant of the breast</source>
   <comment>word of a finding</comment>
   <translation>Quadrant der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>radiosurgery</source>
   <comment>word of a finding</comment>
   <translation>Radiochirurgie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>radiosurgery to the nerve</source>
   <comment>word of a finding</comment>
   <translation>Radiochirurgie des Nervs</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>re-irradiation</source>
   <comment>word of a finding</comment>
   <translation>Rebestrahlung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>re-irradiation, stereotactic</source>
   <comment>word of a finding</comment>
   <translation>Rebestrahlung, stereotaktisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>re-irradiation, twice daily</source>
   <comment>word of a finding</comment>
   <translation>Rebestrahlung, zweimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>rectum</source>
   <comment>word of a finding</comment>
   <translation>Rektum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>recurrent glioma</source>
   <comment>word of a finding</comment>
   <translation>Gliomrezidiv</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>reduced intensity</source>
   <comment>word of a finding</comment>
   <translation>reduzierte Intensität</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>regional nodes</source>
   <comment>word of a finding</comment>
   <translation>regionale Lymphknoten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>resection cavity</source>
   <comment>word of a finding</comment>
   <translation>Resektionshöhle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>rib</source>
   <comment>word of a finding</comment>
   <translation>Rippe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>right</source>
   <comment>word of a finding</comment>
   <translation>rechts</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sacrum</source>
   <comment>word of a finding</comment>
   <translation>Sakrum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>salvage</source>
   <comment>word of a finding</comment>
   <translation>Salvage</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sarcoma, boost</source>
   <comment>word of a finding</comment>
   <translation>Sarkom, Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sarcoma, postoperative</source>
   <comment>word of a finding</comment>
   <translation>Sarkom, postoperativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sarcoma, preoperative</source>
   <comment>word of a finding</comment>
   <translation>Sarkom, präoperativ</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sarcoma, preoperative hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>Sarkom, präoperativ hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>scapula</source>
   <comment>word of a finding</comment>
   <translation>Skapula</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>scar</source>
   <comment>word of a finding</comment>
   <translation>Narbe</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>seeds, boost</source>
   <comment>word of a finding</comment>
   <translation>Seeds, Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>seeds, monotherapy</source>
   <comment>word of a finding</comment>
   <translation>Seeds, Monotherapie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>seminal vesicles</source>
   <comment>word of a finding</comment>
   <translation>Samenblasen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>seminoma</source>
   <comment>word of a finding</comment>
   <translation>Seminom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sequential boost</source>
   <comment>word of a finding</comment>
   <translation>sequenzieller Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sequential boost, hypofractionated</source>
   <comment>word of a finding</comment>
   <translation>sequenzieller Boost, hypofraktioniert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>short course</source>
   <comment>word of a finding</comment>
   <translation>Kurzzeitschema</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>shoulder</source>
   <comment>word of a finding</comment>
   <translation>Schulter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>simultaneous integrated boost</source>
   <comment>word of a finding</comment>
   <translation>simultan integrierter Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>single fraction</source>
   <comment>word of a finding</comment>
   <translation>Einzeitbestrahlung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>skin</source>
   <comment>word of a finding</comment>
   <translation>Haut</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>skull base</source>
   <comment>word of a finding</comment>
   <translation>Schädelbasis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>soft tissue</source>
   <comment>word of a finding</comment>
   <translation>Weichteile</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>solitary</source>
   <comment>word of a finding</comment>
   <translation>solitär</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>spine</source>
   <comment>word of a finding</comment>
   <translation>Wirbelsäule</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>spleen</source>
   <comment>word of a finding</comment>
   <translation>Milz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>splenomegaly</source>
   <comment>word of a finding</comment>
   <translation>Splenomegalie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>squamous cell</source>
   <comment>word of a finding</comment>
   <translation>Plattenepithelkarzinom</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic</source>
   <comment>word of a finding</comment>
   <translation>stereotaktisch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic boost</source>
   <comment>word of a finding</comment>
   <translation>stereotaktischer Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic, central</source>
   <comment>word of a finding</comment>
   <translation>stereotaktisch, zentral</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic, central, 8 to 10 fractions</source>
   <comment>word of a finding</comment>
   <translation>stereotaktisch, zentral, 8 bis 10 Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic, peripheral</source>
   <comment>word of a finding</comment>
   <translation>stereotaktisch, peripher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stereotactic, single fraction</source>
   <comment>word of a finding</comment>
   <translation>stereotaktisch, eine Fraktion</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>sternum</source>
   <comment>word of a finding</comment>
   <translation>Sternum</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>stomach</source>
   <comment>word of a finding</comment>
   <translation>Magen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>subsite of the head and neck</source>
   <comment>word of a finding</comment>
   <translation>Unterbezirk im Kopf-Hals-Bereich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>supraglottis</source>
   <comment>word of a finding</comment>
   <translation>Supraglottis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>surface HDR</source>
   <comment>word of a finding</comment>
   <translation>Oberflächen-HDR</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tail</source>
   <comment>word of a finding</comment>
   <translation>Schwanz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tail part of the pancreas</source>
   <comment>word of a finding</comment>
   <translation>Pankreasschwanz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>temozolomide</source>
   <comment>word of a finding</comment>
   <translation>Temozolomid</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>temporal</source>
   <comment>word of a finding</comment>
   <translation>temporal</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>temporal lobe</source>
   <comment>word of a finding</comment>
   <translation>Temporallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>temporal lobe of the brain</source>
   <comment>word of a finding</comment>
   <translation>Temporallappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>testis</source>
   <comment>word of a finding</comment>
   <translation>Hoden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the digits are cut by a space</source>
   <comment>word of a finding</comment>
   <translation>die Ziffern sind durch ein Leerzeichen getrennt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the disease in the details</source>
   <comment>word of a finding</comment>
   <translation>die Erkrankung in den Angaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the fractions are those of several doses</source>
   <comment>word of a finding</comment>
   <translation>die Fraktionen gehören zu mehreren Dosen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the number is not well formed</source>
   <comment>word of a finding</comment>
   <translation>die Zahl ist nicht richtig geschrieben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the site or disease in the details</source>
   <comment>word of a finding</comment>
   <translation>die Region oder Erkrankung in den Angaben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>the unit is no unit of dose</source>
   <comment>word of a finding</comment>
   <translation>die Einheit ist keine Dosiseinheit</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>thigh</source>
   <comment>word of a finding</comment>
   <translation>Oberschenkel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>third of the oesophagus</source>
   <comment>word of a finding</comment>
   <translation>Ösophagusdrittel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>thoracic spine</source>
   <comment>word of a finding</comment>
   <translation>Brustwirbelsäule</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>thymus</source>
   <comment>word of a finding</comment>
   <translation>Thymus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>thyroid</source>
   <comment>word of a finding</comment>
   <translation>Schilddrüse</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>thyroid eye disease</source>
   <comment>word of a finding</comment>
   <translation>endokrine Orbitopathie</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tibia</source>
   <comment>word of a finding</comment>
   <translation>Tibia</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tonsil</source>
   <comment>word of a finding</comment>
   <translation>Tonsille</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>total body</source>
   <comment>word of a finding</comment>
   <translation>Ganzkörper</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>total skin</source>
   <comment>word of a finding</comment>
   <translation>Ganzhaut</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tract or pain</source>
   <comment>word of a finding</comment>
   <translation>Stichkanal oder Schmerz</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>trastuzumab</source>
   <comment>word of a finding</comment>
   <translation>Trastuzumab</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>trigeminal</source>
   <comment>word of a finding</comment>
   <translation>N. trigeminus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>trigeminal nerve</source>
   <comment>word of a finding</comment>
   <translation>N. trigeminus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>tumour</source>
   <comment>word of a finding</comment>
   <translation>Tumor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>two prescriptions are offered as a choice</source>
   <comment>word of a finding</comment>
   <translation>zwei Verordnungen stehen zur Auswahl</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>ultrahypofractionation</source>
   <comment>word of a finding</comment>
   <translation>Ultrahypofraktionierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>uncertain whether benign or malignant</source>
   <comment>word of a finding</comment>
   <translation>unsicher ob gutartig oder bösartig</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper</source>
   <comment>word of a finding</comment>
   <translation>oben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper arm</source>
   <comment>word of a finding</comment>
   <translation>Oberarm</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper lobe</source>
   <comment>word of a finding</comment>
   <translation>Oberlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper lobe of the lung</source>
   <comment>word of a finding</comment>
   <translation>Lungenoberlappen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper third of the oesophagus</source>
   <comment>word of a finding</comment>
   <translation>oberes Ösophagusdrittel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper-inner</source>
   <comment>word of a finding</comment>
   <translation>oben innen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper-inner quadrant of the breast</source>
   <comment>word of a finding</comment>
   <translation>oberer innerer Quadrant der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper-outer</source>
   <comment>word of a finding</comment>
   <translation>oben außen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>upper-outer quadrant of the breast</source>
   <comment>word of a finding</comment>
   <translation>oberer äußerer Quadrant der Brust</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>uterus</source>
   <comment>word of a finding</comment>
   <translation>Uterus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>uveal melanoma, plaque</source>
   <comment>word of a finding</comment>
   <translation>Aderhautmelanom, Applikator</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>uveal melanoma, proton</source>
   <comment>word of a finding</comment>
   <translation>Aderhautmelanom, Protonen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vagina</source>
   <comment>word of a finding</comment>
   <translation>Vagina</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vaginal cuff</source>
   <comment>word of a finding</comment>
   <translation>Scheidenstumpf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vaginal cuff HDR</source>
   <comment>word of a finding</comment>
   <translation>HDR des Scheidenstumpfs</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vaginal cuff HDR after external beam</source>
   <comment>word of a finding</comment>
   <translation>HDR des Scheidenstumpfs nach perkutaner Bestrahlung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vaginal cuff HDR at the surface</source>
   <comment>word of a finding</comment>
   <translation>HDR des Scheidenstumpfs an der Oberfläche</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vertebra</source>
   <comment>word of a finding</comment>
   <translation>Wirbel</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vestibular</source>
   <comment>word of a finding</comment>
   <translation>N. vestibularis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vestibular nerve</source>
   <comment>word of a finding</comment>
   <translation>N. vestibularis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vincristine</source>
   <comment>word of a finding</comment>
   <translation>Vincristin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vinorelbine</source>
   <comment>word of a finding</comment>
   <translation>Vinorelbin</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>vulva</source>
   <comment>word of a finding</comment>
   <translation>Vulva</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>weekly</source>
   <comment>word of a finding</comment>
   <translation>wöchentlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole brain</source>
   <comment>word of a finding</comment>
   <translation>Ganzhirn</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast or chest wall, conventional</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust oder Thoraxwand, konventionell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast or chest wall, hypofractionation</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust oder Thoraxwand, Hypofraktionierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast or chest wall, moderate hypofractionation</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust oder Thoraxwand, moderate Hypofraktionierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast, moderate hypofractionation</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust, moderate Hypofraktionierung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast, once weekly</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust, einmal wöchentlich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole breast, one week</source>
   <comment>word of a finding</comment>
   <translation>Ganzbrust, eine Woche</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/" />
   <source>whole pelvis before a boost</source>
   <comment>word of a finding</comment>
   <translation>ganzes Becken vor einem Boost</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>A code of ICD-9-CM or ICD-O-3; it stops when it stands in the place of the ICD-10-CM code.</source>
   <translation>Ein Code aus ICD-9-CM oder ICD-O-3; ein Stopp, wenn er an der Stelle des ICD-10-CM-Codes steht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>A dose has no definite number of fractions.</source>
   <translation>Zu einer Dosis fehlt eine eindeutige Fraktionszahl.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>A place looks like part of a prescription and could not be read with certainty: a range, a choice, a broken number.</source>
   <translation>Eine Stelle sieht wie ein Teil einer Verordnung aus und konnte nicht sicher gelesen werden: ein Bereich, eine Auswahl, eine unvollständige Zahl.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>AAPM TG-101, Benedict et al. 2010; ABS consensus statements. Needs clinical confirmation.</source>
   <translation>AAPM TG-101, Benedict et al. 2010; Konsensuserklärungen der ABS. Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>AAPM TG-203, Miften et al., Med Phys 2019;46:e757-e788</source>
   <translation>AAPM TG-203, Miften et al., Med Phys 2019;46:e757-e788</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>AAPM TG-36, Stovall et al., Med Phys 1995;22:63-82</source>
   <translation>AAPM TG-36, Stovall et al., Med Phys 1995;22:63-82</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>ASTRO guideline on SBRT of early lung cancer, Videtic et al. 2017; ASCO guideline on larynx preservation, Forastiere et al. 2018. Needs clinical confirmation.</source>
   <translation>ASTRO-Leitlinie zur SBRT des frühen Lungenkarzinoms, Videtic et al. 2017; ASCO-Leitlinie zum Larynxerhalt, Forastiere et al. 2018. Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>ASTRO guideline on stage III lung cancer, Rodrigues et al. 2015; ASTRO guideline on partial breast irradiation, Shaitelman et al. 2024. Needs clinical confirmation.</source>
   <translation>ASTRO-Leitlinie zum Lungenkarzinom im Stadium III, Rodrigues et al. 2015; ASTRO-Leitlinie zur Teilbrustbestrahlung, Shaitelman et al. 2024. Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Add the number of fractions.</source>
   <translation>Ergänzen Sie die Fraktionszahl.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Add the side where the target has one.</source>
   <translation>Ergänzen Sie die Seite, wenn das Zielvolumen eine hat.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Ask about one of them at a time.</source>
   <translation>Fragen Sie jeweils zu einem davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Ask again; check that the patient details are complete.</source>
   <translation>Fragen Sie noch einmal; prüfen Sie, ob die Patientenangaben vollständig sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>BED and EQD2 of the prescription with the alpha/beta that was used.</source>
   <translation>BED und EQD2 der Verordnung mit dem verwendeten Alpha/Beta-Wert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check both numbers: they may be swapped or have a digit too many.</source>
   <translation>Prüfen Sie beide Zahlen: Sie können vertauscht sein oder eine Ziffer zu viel haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check that technique and numbers belong together.</source>
   <translation>Prüfen Sie, ob Technik und Zahlen zusammengehören.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check that the code is one of this patient.</source>
   <translation>Prüfen Sie, ob der Code zu diesem Patienten gehört.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check that the others are a boost or a second dose level.</source>
   <translation>Prüfen Sie, ob die anderen ein Boost oder eine zweite Dosisstufe sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check that the setting of that regimen is the patient's.</source>
   <translation>Prüfen Sie, ob dieses Schema für die Situation des Patienten gilt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check that this is the right text.</source>
   <translation>Prüfen Sie, ob dies der richtige Text ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check the drug with medical oncology.</source>
   <translation>Klären Sie das Medikament mit der internistischen Onkologie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Check the total dose.</source>
   <translation>Prüfen Sie die Gesamtdosis.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose a code with more characters.</source>
   <translation>Wählen Sie einen Code mit mehr Stellen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose another modality, or complete the details.</source>
   <translation>Wählen Sie eine andere Modalität oder vervollständigen Sie die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose one of the codes that fit the description.</source>
   <translation>Wählen Sie einen der Codes, die zur Beschreibung passen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose one of the codes that took its place.</source>
   <translation>Wählen Sie einen der Codes, die ihn ersetzt haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose the ICD-10-CM code by its description.</source>
   <translation>Wählen Sie den ICD-10-CM-Code nach seiner Beschreibung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Choose the modality yourself.</source>
   <translation>Wählen Sie die Modalität selbst.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Compare it with the nearest one that is named. The table holds common regimens, not every right one.</source>
   <translation>Vergleichen Sie sie mit dem genannten ähnlichsten Schema. Die Tabelle enthält gebräuchliche Schemata, nicht jedes richtige.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Compare it with the sentence: what was read is what the other checks judge.</source>
   <translation>Vergleichen Sie sie mit dem Satz: Die anderen Prüfungen beurteilen das, was gelesen wurde.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Compare the description with the diagnosis.</source>
   <translation>Vergleichen Sie die Beschreibung mit der Diagnose.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Compare the stage in the details with the regimen; say why if it is meant.</source>
   <translation>Vergleichen Sie das Stadium in den Angaben mit dem Konzept; begründen Sie es, wenn es so gemeint ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Compare the stage in the details with the target; say why if it is meant.</source>
   <translation>Vergleichen Sie das Stadium in den Angaben mit dem Zielvolumen; begründen Sie es, wenn es so gemeint ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Correct the diagnosis.</source>
   <translation>Berichtigen Sie die Diagnose.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Correct the part.</source>
   <translation>Berichtigen Sie den Abschnitt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Correct the side.</source>
   <translation>Berichtigen Sie die Seite.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Correct the stage, or complete the details if the stage has changed.</source>
   <translation>Berichtigen Sie das Stadium, oder vervollständigen Sie die Angaben, wenn es sich geändert hat.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>DEGRO guideline, Ott et al. 2015 (0.5 Gy); RTOG 0915, Videtic et al. 2015 (34 Gy). Needs clinical confirmation.</source>
   <translation>DEGRO-Leitlinie, Ott et al. 2015 (0.5 Gy); RTOG 0915, Videtic et al. 2015 (34 Gy). Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Decide by a paediatric protocol: the models learned mostly from adults.</source>
   <translation>Entscheiden Sie nach einem pädiatrischen Protokoll: Die Modelle haben vor allem von Erwachsenen gelernt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Decide for one and correct the phase.</source>
   <translation>Entscheiden Sie sich für eine und berichtigen Sie die Bestrahlungsserie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Decide which of the three numbers is right and correct the others.</source>
   <translation>Entscheiden Sie, welche der drei Zahlen richtig ist, und berichtigen Sie die anderen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Decide which of the two is right.</source>
   <translation>Entscheiden Sie, was von beidem richtig ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Decide which side is right.</source>
   <translation>Entscheiden Sie, welche Seite richtig ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Do not use it. Ask again with shorter patient details, or write the answer yourself.</source>
   <translation>Verwenden Sie sie nicht. Fragen Sie mit kürzeren Patientenangaben noch einmal, oder schreiben Sie die Antwort selbst.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Do not use it. Choose one of the codes that fit the description.</source>
   <translation>Verwenden Sie ihn nicht. Wählen Sie einen der Codes, die zur Beschreibung passen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Do not use the answer before the dose to the unborn child is known.</source>
   <translation>Verwenden Sie die Antwort nicht, bevor die Dosis am ungeborenen Kind bekannt ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Dose per fraction, number of fractions or fractions a day are unusual for the named technique.</source>
   <translation>Einzeldosis, Fraktionszahl oder Fraktionen pro Tag sind für die genannte Technik unüblich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Enter the history.</source>
   <translation>Geben Sie die Anamnese ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Find the side in the chart before you use the answer.</source>
   <translation>Suchen Sie die Seite in der Akte, bevor Sie die Antwort verwenden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Follow the policy of the department for implants: dose limit, beam energy, monitoring.</source>
   <translation>Folgen Sie der Regelung Ihrer Klinik für Implantate: Dosisgrenze, Strahlenenergie, Überwachung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Fowler, Br J Radiol 1989;62:679-694</source>
   <translation>Fowler, Br J Radiol 1989;62:679-694</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Get the earlier plan: the models know nothing of the dose that tissue has had.</source>
   <translation>Besorgen Sie den früheren Plan: Die Modelle wissen nichts von der Vorbelastung des Gewebes.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>IAEA, Radiation Oncology Physics (2005). Needs clinical confirmation.</source>
   <translation>IAEA, Radiation Oncology Physics (2005). Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>ICD-10-CM</source>
   <translation>ICD-10-CM</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>ICD-10-CM, releases of January 2021, April 2025 and April 2026</source>
   <translation>ICD-10-CM, Ausgaben Januar 2021, April 2025 und April 2026</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>ICD-9-CM, last release; ICD-O-3</source>
   <translation>ICD-9-CM, letzte Ausgabe; ICD-O-3</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Know where it comes from before you use it: the model may have made it up.</source>
   <translation>Klären Sie, woher es kommt, bevor Sie es verwenden: Das Modell kann es erfunden haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Make sure that answer and details belong to one patient, then correct the site.</source>
   <translation>Vergewissern Sie sich, dass Antwort und Angaben zum selben Patienten gehören, und berichtigen Sie dann die Region.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Make sure that answer and details belong to one patient.</source>
   <translation>Vergewissern Sie sich, dass Antwort und Angaben zum selben Patienten gehören.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Make sure that the primary tumour is not meant.</source>
   <translation>Vergewissern Sie sich, dass nicht der Primärtumor gemeint ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Make sure that the sentence is about the patient.</source>
   <translation>Vergewissern Sie sich, dass der Satz vom Patienten handelt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Make sure that this is meant.</source>
   <translation>Vergewissern Sie sich, dass es so gemeint ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Nothing.</source>
   <translation>Nichts zu tun.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>One phase of the answer uses words of two modalities, such as protons and VMAT.</source>
   <translation>Eine Bestrahlungsserie der Antwort enthält Wörter zweier Modalitäten, etwa Protonen und VMAT.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Read the marked places.</source>
   <translation>Lesen Sie die markierten Stellen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Read the place yourself and write it plainly: the other checks may not have seen it.</source>
   <translation>Lesen Sie die Stelle selbst und schreiben Sie sie eindeutig: Die anderen Prüfungen haben sie vielleicht nicht gesehen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Search the code in other words.</source>
   <translation>Suchen Sie den Code mit anderen Wörtern.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Spratt et al., IJROBP 2013;85:686-692 (86.4 Gy). Needs clinical confirmation.</source>
   <translation>Spratt et al., IJROBP 2013;85:686-692 (86.4 Gy). Muss klinisch bestätigt werden.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take it out.</source>
   <translation>Nehmen Sie ihn heraus.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take the drug out, or complete the details.</source>
   <translation>Nehmen Sie das Medikament heraus, oder vervollständigen Sie die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take the lines out unless they are about the patient.</source>
   <translation>Nehmen Sie die Zeilen heraus, außer sie handeln vom Patienten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take the sentence out unless it is about the patient.</source>
   <translation>Nehmen Sie den Satz heraus, außer er handelt vom Patienten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take the sentence out: an answer that repeats it is worth nothing.</source>
   <translation>Nehmen Sie den Satz heraus: Eine Antwort, die ihn wiederholt, ist nichts wert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take them out and find out where the text comes from.</source>
   <translation>Nehmen Sie sie heraus und klären Sie, woher der Text stammt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Take them out, or type the place anew.</source>
   <translation>Nehmen Sie sie heraus, oder tippen Sie die Stelle neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer gives a drug that the details decline or call impossible.</source>
   <translation>Die Antwort nennt ein Medikament, das die Angaben ablehnen oder als nicht möglich bezeichnen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer has no text.</source>
   <translation>Die Antwort enthält keinen Text.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer is a metastasis; the details name no spread.</source>
   <translation>Die Antwort ist eine Metastase; die Angaben nennen keine Ausbreitung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer is about an organ or a description of the other sex; a caution when the patient is transgender.</source>
   <translation>Die Antwort nennt ein Organ oder eine Beschreibung des anderen Geschlechts; nur „Vorsicht“, wenn die Person transgeschlechtlich ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer is about an organ that the details do not name, and the details name others.</source>
   <translation>Die Antwort betrifft ein Organ, das die Angaben nicht nennen; sie nennen andere.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer is none of the modalities.</source>
   <translation>Die Antwort ist keine der Modalitäten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer is one of the modalities.</source>
   <translation>Die Antwort ist eine der Modalitäten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names a side, the details none.</source>
   <translation>Die Antwort nennt eine Seite, die Angaben keine.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names another kind of tumour than the details, and both exclude each other.</source>
   <translation>Die Antwort nennt eine andere Tumorart als die Angaben, und beide schließen einander aus.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names another lobe, third, quadrant or part of the organ than the details.</source>
   <translation>Die Antwort nennt einen anderen Lappen, ein anderes Drittel, einen anderen Quadranten oder Abschnitt des Organs als die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names another side than the details.</source>
   <translation>Die Antwort nennt eine andere Seite als die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names more than one dose; it says which one is taken as the main one.</source>
   <translation>Die Antwort nennt mehr als eine Dosis; der Satz sagt, welche als Hauptverordnung gilt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer names no definite total dose.</source>
   <translation>Die Antwort nennt keine eindeutige Gesamtdosis.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer ran into its longest allowed length and is not complete.</source>
   <translation>Die Antwort erreichte ihre größte erlaubte Länge und ist nicht vollständig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer states another age than the details.</source>
   <translation>Die Antwort nennt ein anderes Alter als die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The answer states another stage, T, N or M than the details.</source>
   <translation>Die Antwort nennt ein anderes Stadium, T, N oder M als die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code does not exist.</source>
   <translation>Den Code gibt es nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code is a category and not complete.</source>
   <translation>Der Code ist eine Kategorie und nicht vollständig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code is one of the other side than the words beside it, or, where they name none, than the details.</source>
   <translation>Der Code bezeichnet eine andere Seite als die Wörter daneben oder, wenn sie keine nennen, als die Angaben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code means something else than the words beside it.</source>
   <translation>Der Code bedeutet etwas anderes als die Wörter daneben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code of the answer exists; its official description.</source>
   <translation>Den Code der Antwort gibt es; seine amtliche Beschreibung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code that fits the description best.</source>
   <translation>Der Code, der am besten zur Beschreibung passt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The code was valid in an earlier release and is deleted or subdivided now.</source>
   <translation>Der Code galt in einer früheren Ausgabe und ist jetzt gestrichen oder unterteilt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details are too short for a history that an answer could rest on.</source>
   <translation>Die Angaben sind zu kurz für eine Anamnese, auf die sich eine Antwort stützen könnte.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details call another prescription the plan.</source>
   <translation>Die Angaben nennen eine andere Verordnung als geplant.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details decline the modality of the answer or say that it is not possible.</source>
   <translation>Die Angaben lehnen die Modalität der Antwort ab oder bezeichnen sie als nicht möglich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details hold characters or markup that a reader does not see.</source>
   <translation>Die Angaben enthalten Zeichen oder Auszeichnungen, die man beim Lesen nicht sieht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details hold control tokens of a language model. They are read as plain text and open nothing.</source>
   <translation>Die Angaben enthalten Steuerzeichen eines Sprachmodells. Sie werden als einfacher Text gelesen und bewirken nichts.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details may describe more than one tumour.</source>
   <translation>Die Angaben beschreiben vielleicht mehr als einen Tumor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details name a benign disease.</source>
   <translation>Die Angaben nennen eine gutartige Erkrankung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details name a pregnancy.</source>
   <translation>Die Angaben nennen eine Schwangerschaft.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details name another drug to be given with the radiation than the answer.</source>
   <translation>Die Angaben nennen zur Bestrahlung ein anderes Medikament als die Antwort.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details name earlier radiotherapy.</source>
   <translation>Die Angaben nennen eine frühere Strahlentherapie.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details name one side, the answer none.</source>
   <translation>Die Angaben nennen eine Seite, die Antwort keine.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details never name the site that the code stands for.</source>
   <translation>Die Angaben nennen nirgends die Region, für die der Code steht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details say involved nodes, which the regimen leaves out: SBRT of a lung with mediastinal nodes, or partial breast irradiation.</source>
   <translation>Die Angaben nennen befallene Lymphknoten, die das Konzept auslässt: SBRT der Lunge bei mediastinalen Lymphknoten oder Teilbrustbestrahlung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details seem to be in another language than English, which is all that the models learned.</source>
   <translation>Die Angaben sind anscheinend nicht auf Englisch; die Modelle haben nur Englisch gelernt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The details tell a reader to set instructions, the text or the task aside.</source>
   <translation>Die Angaben fordern auf, Anweisungen, den Text oder die Aufgabe zu missachten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The dose is within a referenced regimen for its site or disease; the source is named.</source>
   <translation>Die Dosis entspricht einem belegten Schema für die Region oder Erkrankung; die Quelle ist genannt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The dose is within none of the referenced regimens for its site or disease.</source>
   <translation>Die Dosis entspricht keinem belegten Schema für die Region oder Erkrankung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The dose per fraction is outside what is given anywhere.</source>
   <translation>Die Einzeldosis liegt außerhalb dessen, was irgendwo gegeben wird.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The main prescription as it was read from the answer, with its dose per fraction.</source>
   <translation>Die Hauptverordnung, wie sie aus der Antwort gelesen wurde, mit der Einzeldosis.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The modality hardly fits the organ: electrons for a deep one, sources where none can be brought.</source>
   <translation>Die Modalität passt kaum zum Organ: Elektronen für ein tief liegendes, Strahler, wohin keine gebracht werden können.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The patient has a pacemaker, a defibrillator or another electronic implant.</source>
   <translation>Der Patient hat einen Herzschrittmacher, einen Defibrillator oder ein anderes elektronisches Implantat.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The patient is a child.</source>
   <translation>Der Patient ist ein Kind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The regimen is one of a later stage: chemoradiation with conventional fractions for stage I of the lung, or chemotherapy for T1 N0 of the glottis.</source>
   <translation>Das Konzept gehört zu einem späteren Stadium: Radiochemotherapie in konventioneller Fraktionierung bei Lungenkarzinom im Stadium I oder Chemotherapie bei Glottiskarzinom T1 N0.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The side of the answer occurs in the details.</source>
   <translation>Die Seite der Antwort kommt in den Angaben vor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The suggested regimen and the suggested modality agree.</source>
   <translation>Das vorgeschlagene Konzept und die vorgeschlagene Modalität stimmen überein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The suggested regimen and the suggested modality are not one treatment.</source>
   <translation>Das vorgeschlagene Konzept und die vorgeschlagene Modalität sind nicht dieselbe Behandlung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>The total dose is above the highest usual external-beam dose; from 120 Gy on it cannot stand.</source>
   <translation>Die Gesamtdosis liegt über der höchsten üblichen perkutanen Dosis; ab 120 Gy kann sie nicht stehen bleiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Total dose, number of fractions and dose per fraction contradict each other.</source>
   <translation>Gesamtdosis, Fraktionszahl und Einzeldosis widersprechen einander.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Translate the details, or decide without the model.</source>
   <translation>Übersetzen Sie die Angaben ins Englische, oder entscheiden Sie ohne das Modell.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Type the words anew.</source>
   <translation>Tippen Sie die Wörter neu.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Unicode UTS 39</source>
   <translation>Unicode UTS 39</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Unicode UTS 39 and UTR 36</source>
   <translation>Unicode UTS 39 und UTR 36</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Use it to compare fractionations; tumours with another alpha/beta need another figure.</source>
   <translation>Für den Vergleich von Fraktionierungen; Tumoren mit einem anderen Alpha/Beta-Wert brauchen eine andere Zahl.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Use this code only if its description is the diagnosis.</source>
   <translation>Verwenden Sie diesen Code nur, wenn seine Beschreibung die Diagnose ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Weigh the long-term risk; doses are lower than for a tumour.</source>
   <translation>Wägen Sie das Langzeitrisiko ab; die Dosen sind niedriger als bei einem Tumor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>What of the answer is not found in the details.</source>
   <translation>Was von der Antwort in den Angaben nicht zu finden ist.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>What of the answer the details support; the places are marked.</source>
   <translation>Was von der Antwort die Angaben stützen; die Stellen sind markiert.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Write the heading in other words.</source>
   <translation>Schreiben Sie die Überschrift anders.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>Write the prescription yourself.</source>
   <translation>Schreiben Sie die Verordnung selbst.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/clinical/catalogue.toml" />
   <source>models/radonc_models/clinical/regimens.tsv. Every row needs clinical confirmation.</source>
   <translation>models/radonc_models/clinical/regimens.tsv. Jede Zeile muss klinisch bestätigt werden.</translation>
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
   <source>The IT slot of this case store was changed or belongs to another store, so the IT key cannot open it: use a printed recovery key, or restore slots.json from a good backup.</source>
   <translation>Das IT-Fach dieses Fallspeichers wurde verändert oder gehört zu einem anderen, deshalb kann der IT-Schlüssel ihn nicht öffnen: Nehmen Sie einen gedruckten Wiederherstellungsschlüssel oder stellen Sie slots.json aus einer guten Sicherung wieder her.</translation>
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
   <location filename="../radonc_desktop/radonc_models/keyed/escrow.py" />
   <source>This case store is for the IT key {fingerprint}, and the file holds the key {public}: take the file of the right key.</source>
   <translation>Dieser Fallspeicher ist für den IT-Schlüssel {fingerprint}, und die Datei enthält den Schlüssel {public}: Nehmen Sie die Datei des richtigen Schlüssels.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/escrow_files.py" />
   <source>The file {path} holds no private IT key: name the file {private_name} that `radonc-desktop escrow new` wrote.</source>
   <translation>Die Datei {path} enthält keinen privaten IT-Schlüssel: Nennen Sie die Datei {private_name}, die `radonc-desktop escrow new` geschrieben hat.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/escrow_files.py" />
   <source>The file {path} holds no public IT key: name the file {public_name} that `radonc-desktop escrow new` wrote.</source>
   <translation>Die Datei {path} enthält keinen öffentlichen IT-Schlüssel: Nennen Sie die Datei {public_name}, die `radonc-desktop escrow new` geschrieben hat.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/escrow_files.py" />
   <source>The passphrase of the IT key is not right, or its file was changed: try again, or take another copy of it.</source>
   <translation>Die Passphrase des IT-Schlüssels stimmt nicht, oder seine Datei wurde verändert: Versuchen Sie es erneut oder nehmen Sie eine andere Kopie davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/keyed/escrow_files.py" />
   <source>The two halves of the IT key do not fit each other: take another copy of its file.</source>
   <translation>Die beiden Hälften des IT-Schlüssels passen nicht zueinander: Nehmen Sie eine andere Kopie seiner Datei.</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/about.py" />
   <source>the GPU is not there any more</source>
   <translation>die GPU ist nicht mehr da</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/about.py" />
   <source>the engine does not run</source>
   <translation>die Engine läuft nicht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/about.py" />
   <source>the only variant of this build</source>
   <translation>die einzige Variante dieser Fassung</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>every x86-64 processor</source>
   <translation>jeder x86-64-Prozessor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>the build has no CPU backend</source>
   <translation>die Fassung hat keinen CPU-Teil</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>the libraries of llama-cpp-python cannot be loaded</source>
   <translation>die Bibliotheken von llama-cpp-python können nicht geladen werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>this build has no variant {variant}</source>
   <translation>diese Fassung hat keine Variante {variant}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>this processor lacks its instructions</source>
   <translation>diesem Prozessor fehlen ihre Befehle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>{variant} (AVX-512 with VNNI and BF16)</source>
   <translation>{variant} (AVX-512 mit VNNI und BF16)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>{variant} (AVX-512 with VNNI)</source>
   <translation>{variant} (AVX-512 mit VNNI)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>{variant} (AVX2 with VNNI)</source>
   <translation>{variant} (AVX2 mit VNNI)</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/backends.py" />
   <source>{variant} (every x86-64 processor)</source>
   <translation>{variant} (jeder x86-64-Prozessor)</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/child.py" />
   <source>the driver of the GPU may need files at any time</source>
   <translation>der Treiber der GPU kann jederzeit Dateien brauchen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/child.py" />
   <source>this system cannot forbid it</source>
   <translation>dieses System kann es nicht verbieten</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>an answer that cannot be true</source>
   <translation>eine Antwort, die nicht stimmen kann</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>an answer to another question</source>
   <translation>eine Antwort auf eine andere Frage</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>it spoke unasked</source>
   <translation>sie sprach ungefragt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>no sign of life</source>
   <translation>kein Lebenszeichen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/conversation.py" />
   <source>nonsense on the pipe</source>
   <translation>unsinnige Daten in der Leitung</translation>
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
   <source>no GPU found</source>
   <translation>keine GPU gefunden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/devices.py" />
   <source>{memory} must be a whole number of MiB, such as 4096: correct or remove this setting.</source>
   <translation>{memory} muss eine ganze Zahl in MiB sein, etwa 4096: Berichtigen oder entfernen Sie diese Einstellung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/fallback.py" />
   <source>the engine ended while it was in use ({how})</source>
   <translation>die Engine endete, während sie in Benutzung war ({how})</translation>
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
   <source>only {done} of {total} layers went to the GPU</source>
   <translation>nur {done} von {total} Schichten kamen auf die GPU</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/offload.py" />
   <source>the GPU could not take the model</source>
   <translation>die GPU konnte das Modell nicht aufnehmen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/offload.py" />
   <source>the engine ended with more than {most} layers on the GPU</source>
   <translation>die Engine endete mit mehr als {most} Schichten auf der GPU</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>it closed its connection</source>
   <translation>sie schloss ihre Verbindung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>it was killed, perhaps because memory ran out</source>
   <translation>sie wurde beendet, vielleicht aus Mangel an Arbeitsspeicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>its native code gave up</source>
   <translation>ihr Maschinencode gab auf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>its native code made an invalid memory access</source>
   <translation>ihr Maschinencode griff unerlaubt auf den Speicher zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>this processor lacks an instruction that the engine was built with</source>
   <translation>diesem Prozessor fehlt ein Befehl, mit dem die Engine gebaut wurde</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>{name}, it was killed, perhaps because memory ran out</source>
   <translation>{name}, sie wurde beendet, vielleicht aus Mangel an Arbeitsspeicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>{name}, its native code gave up</source>
   <translation>{name}, ihr Maschinencode gab auf</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>{name}, its native code made an invalid memory access</source>
   <translation>{name}, ihr Maschinencode griff unerlaubt auf den Speicher zu</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/process.py" />
   <source>{name}, this processor lacks an instruction that the engine was built with</source>
   <translation>{name}, diesem Prozessor fehlt ein Befehl, mit dem die Engine gebaut wurde</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/sandbox.py" />
   <source>no other programs</source>
   <translation>keine anderen Programme</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/sandbox.py" />
   <source>opens no more files</source>
   <translation>öffnet er keine Dateien mehr</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/sandbox.py" />
   <source>reads only its models and libraries</source>
   <translation>liest nur seine Modelle und Bibliotheken</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/sandbox.py" />
   <source>runs no code but what it has loaded</source>
   <translation>führt nur geladenen Code aus</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/sandbox.py" />
   <source>writes no files</source>
   <translation>schreibt keine Dateien</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/selftest.py" />
   <source>it could not open the test model</source>
   <translation>sie konnte das Testmodell nicht öffnen</translation>
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
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>it computes wrong answers</source>
   <translation>sie rechnet falsch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>it crashed in the self-test: {how}</source>
   <translation>sie stürzte im Selbsttest ab: {how}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>it gave no answer within {seconds} s in the self-test</source>
   <translation>sie gab im Selbsttest binnen {seconds} s keine Antwort</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>its test could not be started</source>
   <translation>ihr Test konnte nicht gestartet werden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>its test gave no answer</source>
   <translation>ihr Test gab keine Antwort</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>no GPU that the engine can use was found</source>
   <translation>keine GPU gefunden, die die Engine benutzen kann</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>the GPU computes wrong answers</source>
   <translation>die GPU rechnet falsch</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>the GPU crashed in the self-test: {how}</source>
   <translation>die GPU stürzte im Selbsttest ab: {how}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>the GPU gave no answer within {seconds} s in the self-test</source>
   <translation>die GPU gab im Selbsttest binnen {seconds} s keine Antwort</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/variants.py" />
   <source>the engine ended while it was in use</source>
   <translation>die Engine endete, während sie in Benutzung war</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>GPU found ({cards}), but {why}</source>
   <translation>GPU gefunden ({cards}), aber {why}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>no GPU and no Vulkan driver found</source>
   <translation>weder GPU noch Vulkan-Treiber gefunden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>no Vulkan driver is installed</source>
   <translation>es ist kein Vulkan-Treiber installiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>no Vulkan driver is installed for it</source>
   <translation>es ist kein Vulkan-Treiber dafür installiert</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>the Vulkan loader is too old: version {loader}, the engine needs {needed}</source>
   <translation>der Vulkan-Loader ist zu alt: Version {loader}, die Engine braucht {needed}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>the installed Vulkan driver finds no GPU</source>
   <translation>der installierte Vulkan-Treiber findet keine GPU</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>the installed Vulkan driver finds no GPU, only {only}</source>
   <translation>der installierte Vulkan-Treiber findet keine GPU, nur {only}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>{name} is hidden by GGML_VK_VISIBLE_DEVICES</source>
   <translation>{name} ist durch GGML_VK_VISIBLE_DEVICES verborgen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>{name} lacks 16-bit storage, which the engine needs</source>
   <translation>{name} fehlt der 16-Bit-Speicher, den die Engine braucht</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/radonc_models/runtime/vulkan.py" />
   <source>{name}: its driver is too old: Vulkan {version}, the engine needs {needed}</source>
   <translation>{name}: der Treiber ist zu alt: Vulkan {version}, die Engine braucht {needed}</translation>
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
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>SHA-256 of the addendum: {sha256}, key {key}</source>
   <translation>SHA-256 des Nachtrags: {sha256}, Schlüssel {key}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>SHA-256 of the signed record: {sha256}</source>
   <translation>SHA-256 des unterschriebenen Datensatzes: {sha256}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>SHA-256 of the signed record: {sha256}, key {key}</source>
   <translation>SHA-256 des unterschriebenen Datensatzes: {sha256}, Schlüssel {key}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>Started from a model's answer: {origin}</source>
   <translation>Ausgegangen von der Antwort eines Modells: {origin}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>adapter</source>
   <translation>Adapter</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/vault/exchange/case_report.py" />
   <source>prompt</source>
   <translation>Prompt</translation>
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
   <translation>Sicherheitsrelevant</translation>
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
   <location filename="../radonc_desktop/windows/about_page.py" />
   <source>yes</source>
   <translation>ja</translation>
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
   <source>Report for the support</source>
   <translation>Bericht für den Support</translation>
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
   <source>bundle doctor version policy fault help desk</source>
   <translation>paket diagnose version richtlinie fehler helpdesk</translation>
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
   <translation>Ereignis, Benutzer, Fall, Datum</translation>
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
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>label unsure</source>
   <translation>Modalität unsicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>leak: code</source>
   <translation>Plan verraten: Code</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>leak: dose</source>
   <translation>Plan verraten: Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>leak: fractions</source>
   <translation>Plan verraten: Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>leak: modality</source>
   <translation>Plan verraten: Modalität</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>near duplicate</source>
   <translation>beinahe ein Duplikat</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>no ICD-10 code</source>
   <translation>kein ICD-10-Code</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>no dose</source>
   <translation>keine Dosis</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>no history</source>
   <translation>keine Anamnese</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>no label</source>
   <translation>keine Modalität</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>no plan</source>
   <translation>kein Plan</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>section mark</source>
   <translation>Abschnittsmarke</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/curation_facts.py" />
   <source>split unsure</source>
   <translation>Trennung unsicher</translation>
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
   <source>Ask a model, edit its answer as a draft and sign it: then it is counted.</source>
   <translation>Fragen Sie ein Modell, bearbeiten Sie seine Antwort als Entwurf und unterschreiben Sie sie: Dann wird sie gezählt.</translation>
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
   <translation>{unchanged} von {judged} beurteilten Vorschlägen wurden unverändert unterschrieben: {share} % (95‑%‑KI {low}–{high}).</translation>
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
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>Add the first one from a consult note, or import several.
All of it stays on this computer.</source>
   <translation>Fügen Sie den ersten aus einem Arztbrief hinzu, oder importieren Sie mehrere.
Alles bleibt auf diesem Computer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>Choose a case</source>
   <translation>Wählen Sie einen Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>Import cases…</source>
   <translation>Fälle importieren…</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>In a window of its own, beside this one</source>
   <translation>In einem eigenen Fenster neben diesem</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>No case yet</source>
   <translation>Noch kein Fall</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>Open the demo</source>
   <translation>Demo öffnen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>The cases stand on the left, the newest first. Type / to search in all of them.</source>
   <translation>Die Fälle stehen links, die neuesten zuerst. Mit / suchen Sie in allen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/empty_page.py" />
   <source>The demo opens in a window of its own.</source>
   <translation>Die Demo öffnet sich in einem eigenen Fenster.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/export_page.py" />
   <source>A passphrase for this archive</source>
   <translation>Passphrase des Archivs</translation>
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
   <translation>Unverschlüsselt: Ich verantworte, wohin sie geht</translation>
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
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>'{label}' is one of the {n} modalities.</source>
   <translation>„{label}“ ist eine der {n} Modalitäten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>'{text}' could not be read with certainty: {why}.</source>
   <translation>„{text}“ konnte nicht sicher gelesen werden: {why}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>A continuous implant has no fractions, but {dose} is written.</source>
   <translation>Ein Dauerimplantat hat keine Fraktionen, geschrieben steht aber {dose}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Brachytherapy is hardly ever given there ({names}).</source>
   <translation>Eine Brachytherapie wird dort kaum je durchgeführt ({names}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>By its description the code is {code}, {text} (equal words).</source>
   <translation>Nach der Beschreibung lautet der Code {code}, {text} (gleiche Wörter).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>By its description the code is {code}, {text} (likeness {gy}).</source>
   <translation>Nach der Beschreibung lautet der Code {code}, {text} (Ähnlichkeit {gy}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Electrons do not reach that deep ({names}).</source>
   <translation>Elektronen reichen nicht so tief ({names}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Found in the details: {evidence}.</source>
   <translation>In den Angaben gefunden: {evidence}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Main prescription: {dose}, {gy} Gy per fraction.</source>
   <translation>Hauptverordnung: {dose}, Einzeldosis {gy} Gy.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>No code fits the description.</source>
   <translation>Kein Code passt zur Beschreibung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>No definite number of fractions is named for {gy} Gy.</source>
   <translation>Für {gy} Gy ist keine eindeutige Fraktionszahl genannt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>No modality is probable enough for a suggestion.</source>
   <translation>Keine Modalität ist wahrscheinlich genug für einen Vorschlag.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Not found in the details: {evidence}.</source>
   <translation>In den Angaben nicht gefunden: {evidence}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>One phase of the answer names {quotes}, which belong to different modalities.</source>
   <translation>Eine Bestrahlungsserie der Antwort nennt {quotes}; das gehört zu verschiedenen Modalitäten.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Regimen and modality agree on {names}.</source>
   <translation>Konzept und Modalität stimmen überein: {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Several doses are named: {dose} is taken as the main one, beside {doses}.</source>
   <translation>Mehrere Dosen sind genannt: {dose} gilt als Hauptverordnung, daneben {doses}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer gives {names}; the details decline chemotherapy or say that it is not possible.</source>
   <translation>Die Antwort nennt {names}; die Angaben lehnen eine Chemotherapie ab oder bezeichnen sie als nicht möglich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer gives {names}; the details decline it or say that it is not possible.</source>
   <translation>Die Antwort nennt {names}; die Angaben lehnen dies ab oder bezeichnen es als nicht möglich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer gives {names}; the details name {names2}.</source>
   <translation>Die Antwort nennt {names}; die Angaben nennen {names2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is a metastasis; the details name none.</source>
   <translation>Die Antwort ist eine Metastase; die Angaben nennen keine.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is about a region without any of these; the details are about {names}.</source>
   <translation>Die Antwort betrifft eine Region ohne diese Organe; die Angaben betreffen: {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is about {names}; the details are about {names2}.</source>
   <translation>Die Antwort betrifft: {names}; die Angaben betreffen: {names2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is empty.</source>
   <translation>Die Antwort ist leer.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is none of the modalities {labels}.</source>
   <translation>Die Antwort ist keine der Modalitäten {labels}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer is {names}; the details decline it or say that it is not possible.</source>
   <translation>Die Antwort lautet {names}; die Angaben lehnen dies ab oder bezeichnen es als nicht möglich.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer names an organ of the other sex ({names}); the details describe a man.</source>
   <translation>Die Antwort nennt ein Organ des anderen Geschlechts ({names}); die Angaben beschreiben einen Mann.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer names an organ of the other sex ({names}); the details describe a woman.</source>
   <translation>Die Antwort nennt ein Organ des anderen Geschlechts ({names}); die Angaben beschreiben eine Frau.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer names no side; the details say {names}.</source>
   <translation>Die Antwort nennt keine Seite; laut Angaben {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer names the other sex; the details describe a man.</source>
   <translation>Die Antwort nennt das andere Geschlecht; die Angaben beschreiben einen Mann.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer names the other sex; the details describe a woman.</source>
   <translation>Die Antwort nennt das andere Geschlecht; die Angaben beschreiben eine Frau.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {gy} Gy in {n}; the details plan {gy2} Gy in {n2}.</source>
   <translation>Laut Antwort {gy} Gy in {n} Fraktionen; laut Angaben sind {gy2} Gy in {n2} geplant.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {gy} years; the details give another age.</source>
   <translation>Laut Antwort {gy} Jahre; die Angaben nennen ein anderes Alter.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {names}, the details say {names2} ({names3}).</source>
   <translation>Laut Antwort {names}, laut Angaben {names2} ({names3}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {names}; the details name no side.</source>
   <translation>Laut Antwort {names}; die Angaben nennen keine Seite.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {names}; the details say {names2} of the same organ.</source>
   <translation>Laut Antwort {names}; laut Angaben {names2} bei demselben Organ.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {names}; the details say {names2}.</source>
   <translation>Laut Antwort {names}; laut Angaben {names2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer says {stage}; the details say {stage2}.</source>
   <translation>Laut Antwort {stage}; laut Angaben {stage2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer spells no ICD-10-CM code.</source>
   <translation>Die Antwort nennt keinen ICD-10-CM-Code.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The answer was cut off at its longest allowed length and is not complete.</source>
   <translation>Die Antwort wurde bei ihrer größten erlaubten Länge abgeschnitten und ist nicht vollständig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The code {code} means {text}, the words fit {code2} better.</source>
   <translation>Der Code {code} bedeutet {text}; die Wörter passen besser zu {code2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details are not in English: the models know English notes only.</source>
   <translation>Die Angaben sind nicht auf Englisch: Die Modelle kennen nur englische Texte.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details ask to set the text or the task aside: make sure that this is about the patient.</source>
   <translation>Die Angaben fordern auf, den Text oder die Aufgabe zu missachten: Vergewissern Sie sich, dass es um den Patienten geht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details dictate an answer instead of a history.</source>
   <translation>Die Angaben schreiben eine Antwort vor, statt eine Anamnese zu geben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details have {n} words: too few for a history that an answer could rest on.</source>
   <translation>Die Angaben haben {n} Wörter: zu wenig für eine Anamnese, auf die sich eine Antwort stützen könnte.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details hold control tokens of a language model; they are read as plain text.</source>
   <translation>Die Angaben enthalten Steuerzeichen eines Sprachmodells; sie werden als einfacher Text gelesen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details hold invisible characters ({places}), often left over from copying.</source>
   <translation>Die Angaben enthalten unsichtbare Zeichen ({places}), wie sie oft vom Kopieren übrig bleiben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details hold invisible characters that change or hide text ({places}).</source>
   <translation>Die Angaben enthalten unsichtbare Zeichen, die Text verändern oder verbergen ({places}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details hold markup that hides text from a reader.</source>
   <translation>Die Angaben enthalten Auszeichnungen, die Text beim Lesen verbergen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details hold text in an encoded form.</source>
   <translation>Die Angaben enthalten Text in kodierter Form.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details imitate the sections of a prompt.</source>
   <translation>Die Angaben ahmen die Abschnitte einer Modellanfrage nach.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details may describe more than one tumour: an answer is about one of them only.</source>
   <translation>Die Angaben beschreiben vielleicht mehr als einen Tumor: Eine Antwort gilt nur für einen davon.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details name a benign disease: doses are lower and the long-term risk counts more.</source>
   <translation>Die Angaben nennen eine gutartige Erkrankung: Die Dosen sind niedriger, und das Langzeitrisiko zählt mehr.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details name a pregnancy: the dose to the unborn child decides before anything else.</source>
   <translation>Die Angaben nennen eine Schwangerschaft: Zuerst entscheidet die Dosis am ungeborenen Kind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details name earlier radiotherapy: the dose that tissue has had is not part of an answer.</source>
   <translation>Die Angaben nennen eine frühere Strahlentherapie: Die Vorbelastung des Gewebes geht in keine Antwort ein.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details name no tumour and no other disease that is treated with radiation.</source>
   <translation>Die Angaben nennen keinen Tumor und keine andere Erkrankung, die bestrahlt wird.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details never name the site of {code}, {text}.</source>
   <translation>Die Angaben nennen nirgends die Region von {code}, {text}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details play a conversation or a role for a model.</source>
   <translation>Die Angaben spielen ein Gespräch oder eine Rolle für ein Modell.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details say T1 N0 of the glottis, which is irradiated without chemotherapy.</source>
   <translation>Laut Angaben T1 N0 der Glottis; dies wird ohne Chemotherapie bestrahlt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details say involved nodes; partial breast irradiation leaves them out.</source>
   <translation>Laut Angaben befallene Lymphknoten; eine Teilbrustbestrahlung erfasst sie nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details say mediastinal nodes; stereotactic treatment of the lung leaves them out.</source>
   <translation>Laut Angaben mediastinale Lymphknoten; eine stereotaktische Bestrahlung der Lunge erfasst sie nicht.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details say stage I without nodes; concurrent chemotherapy with conventional fractions is the treatment of stage II or III.</source>
   <translation>Laut Angaben Stadium I ohne Lymphknotenbefall; die simultane Chemotherapie mit konventioneller Fraktionierung ist die Behandlung im Stadium II oder III.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details seem to be in {names}: the models know English only.</source>
   <translation>Sprache der Angaben ist anscheinend {names}: Die Modelle kennen nur Englisch.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details speak of or to a language model.</source>
   <translation>Die Angaben sprechen von einem Sprachmodell oder zu einem.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The details tell a reader to set instructions aside, as an attack on a model does.</source>
   <translation>Die Angaben fordern auf, Anweisungen zu missachten, wie es ein Angriff auf ein Modell tut.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The modality is {names}; the regimen names only {names2}.</source>
   <translation>Die Modalität ist {names}; das Konzept nennt nur {names2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The numbers contradict each other: {n} x {gy} Gy is {gy2} Gy, but {gy3} Gy is written.</source>
   <translation>Die Zahlen widersprechen einander: {n} x {gy} Gy sind {gy2} Gy, geschrieben stehen aber {gy3} Gy.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The patient has an electronic implant: its dose and the beam energy are limited.</source>
   <translation>Der Patient hat ein elektronisches Implantat: Seine Dosis und die Strahlenenergie sind begrenzt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The patient is a child: the models learned mostly from adults.</source>
   <translation>Der Patient ist ein Kind: Die Modelle haben vor allem von Erwachsenen gelernt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The regimen is {names}, the modality is {names2}: they are not one treatment.</source>
   <translation>Das Konzept nennt {names}, die Modalität ist {names2}: Das ist nicht dieselbe Behandlung.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The regimen names no definite total dose.</source>
   <translation>Das Konzept nennt keine eindeutige Gesamtdosis.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>The side ({names}) occurs in the details.</source>
   <translation>Die Seite ({names}) kommt in den Angaben vor.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>Words of the details mix letters of several alphabets that look alike.</source>
   <translation>Wörter der Angaben mischen gleich aussehende Buchstaben mehrerer Alphabete.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} exists: {text}.</source>
   <translation>{code} gibt es: {text}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a category: a complete code needs more characters, of {codes}.</source>
   <translation>{code} ist eine Kategorie: Ein vollständiger Code braucht mehr Stellen, aus {codes}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-9-CM ({text}), not of ICD-10-CM.</source>
   <translation>{code} ist ein Code aus ICD-9-CM ({text}), nicht aus ICD-10-CM.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-9-CM ({text}), not of ICD-10-CM; by these words ICD-10-CM has {code2}, {text2}.</source>
   <translation>{code} ist ein Code aus ICD-9-CM ({text}), nicht aus ICD-10-CM; nach diesen Wörtern hat ICD-10-CM {code2}, {text2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-O-3 morphology (behaviour {names}), not of ICD-10-CM.</source>
   <translation>{code} ist ein Code der Morphologie nach ICD-O-3 (Dignität: {names}), nicht aus ICD-10-CM.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-O-3 topography (blood, bone marrow or spleen), not of ICD-10-CM.</source>
   <translation>{code} ist ein Code der Topographie nach ICD-O-3 (Blut, Knochenmark oder Milz), nicht aus ICD-10-CM.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-O-3 topography (place of: {text}), not of ICD-10-CM.</source>
   <translation>{code} ist ein Code der Topographie nach ICD-O-3 (Ort von: {text}), nicht aus ICD-10-CM.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of ICD-O-3 topography (place of: {text}), not of ICD-10-CM; by these words ICD-10-CM has {code2}, {text2}.</source>
   <translation>{code} ist ein Code der Topographie nach ICD-O-3 (Ort von: {text}), nicht aus ICD-10-CM; nach diesen Wörtern hat ICD-10-CM {code2}, {text2}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of the left side; the details say {names}.</source>
   <translation>{code} ist ein Code der linken Seite; laut Angaben {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of the left side; the words say {names}.</source>
   <translation>{code} ist ein Code der linken Seite; laut den Wörtern daneben {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of the right side; the details say {names}.</source>
   <translation>{code} ist ein Code der rechten Seite; laut Angaben {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is a code of the right side; the words say {names}.</source>
   <translation>{code} ist ein Code der rechten Seite; laut den Wörtern daneben {names}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is no ICD-10-CM code ({release}).</source>
   <translation>{code} ist kein ICD-10-CM-Code ({release}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is no ICD-10-CM code ({release}). {code2} has {codes}.</source>
   <translation>{code} ist kein ICD-10-CM-Code ({release}). {code2} hat {codes}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is no ICD-10-CM code ({release}). {code2} is not subdivided.</source>
   <translation>{code} ist kein ICD-10-CM-Code ({release}). {code2} ist nicht unterteilt.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} is no code of {release} any more: the release of {release2} had it.</source>
   <translation>{code} ist kein Code der {release} mehr: Die Ausgabe {release2} enthielt ihn.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{code} was subdivided after the release of {release}: {codes}.</source>
   <translation>{code} wurde nach der Ausgabe {release} unterteilt: {codes}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose} ({gy} Gy per fraction) is unusual for {code}: {gy2} to {gy3} Gy in up to {n} fractions.</source>
   <translation>{dose} (Einzeldosis {gy} Gy) ist unüblich für {code}: {gy2} bis {gy3} Gy in bis zu {n} Fraktionen.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose} is within a referenced regimen for {groups}.</source>
   <translation>{dose} entspricht einem belegten Schema für {groups}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose} is within a referenced regimen for {groups}: {row}.</source>
   <translation>{dose} entspricht einem belegten Schema für {groups}: {row}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose} is within none of the {n} referenced regimens for {groups}.</source>
   <translation>{dose} entspricht keinem der {n} belegten Schemata für {groups}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose} is within none of the {n} referenced regimens for {groups}; the nearest is {row}.</source>
   <translation>{dose} entspricht keinem der {n} belegten Schemata für {groups}; am nächsten liegt {row}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{dose}: BED {gy} Gy and EQD2 {gy2} Gy with alpha/beta {gy3} Gy ({names}); BED {gy4} Gy and EQD2 {gy5} Gy with alpha/beta {gy6} Gy ({names2}).</source>
   <translation>{dose}: BED {gy} Gy und EQD2 {gy2} Gy bei Alpha/Beta {gy3} Gy ({names}); BED {gy4} Gy und EQD2 {gy5} Gy bei Alpha/Beta {gy6} Gy ({names2}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{gy} Gy is above {gy2} Gy, the highest usual external-beam dose.</source>
   <translation>{gy} Gy liegen über {gy2} Gy, der höchsten üblichen perkutanen Dosis.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{gy} Gy is outside the referenced doses of a continuous implant: {limits}.</source>
   <translation>{gy} Gy liegen außerhalb der belegten Dosen eines Dauerimplantats: {limits}.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{gy} Gy per fraction ({dose}) is outside {gy2} to {gy3} Gy.</source>
   <translation>Die Einzeldosis von {gy} Gy ({dose}) liegt außerhalb von {gy2} bis {gy3} Gy.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_templates.py" />
   <source>{gy} Gy per fraction is unusual more than once a day ({dose}).</source>
   <translation>Eine Einzeldosis von {gy} Gy ist mehr als einmal täglich unüblich ({dose}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source> and </source>
   <comment>between the last two of several</comment>
   <translation> und </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source> or </source>
   <comment>between the last two of several</comment>
   <translation> oder </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>en</source>
   <comment>code of the language of these texts</comment>
   <translation>de</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>stage {figure}</source>
   <translation>Stadium {figure}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>to a sum of {dose}</source>
   <translation>bis zur Summe von {dose}</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{codes} and others</source>
   <translation>{codes} und weitere</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{dose} in {count} fraction</source>
   <translation>{dose} in {count} Fraktion</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{dose} in {count} fractions</source>
   <translation>{dose} in {count} Fraktionen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{dose} three times daily</source>
   <translation>{dose} dreimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{dose} twice daily</source>
   <translation>{dose} zweimal täglich</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{dose}, {gy} Gy per fraction</source>
   <translation>{dose}, Einzeldosis {gy} Gy</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{low} to {high} Gy</source>
   <translation>{low} bis {high} Gy</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{n} place</source>
   <translation>{n} Stelle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>{n} places</source>
   <translation>{n} Stellen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/finding_words.py" />
   <source>“{words}”</source>
   <translation>„{words}“</translation>
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
   <translation>Hinweise der Prüfungen</translation>
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
   <source>Edit an answer as a draft under Review (Ctrl+1) and sign it.</source>
   <translation>Bearbeiten Sie eine Antwort unter Prüfung (Strg+1) als Entwurf und unterschreiben Sie sie.</translation>
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
   <translation>Unverschlüsselt: Ich verantworte, wohin sie gehen</translation>
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
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>Fingerprint of the key of IT</source>
   <translation>Fingerabdruck des IT-Schlüssels</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>IT has another key to this vault now</source>
   <translation>Die IT hat jetzt einen anderen Schlüssel zu diesem Falltresor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>IT holds a key to this vault</source>
   <translation>Die IT hat einen Schlüssel zu diesem Falltresor</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>IT of your organisation holds a key to this vault (fingerprint {fingerprint}).</source>
   <translation>Die IT Ihrer Organisation hat einen Schlüssel zu diesem Falltresor (Fingerabdruck {fingerprint}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>IT of your organisation will hold a key to this vault (fingerprint {fingerprint}).</source>
   <translation>Die IT Ihrer Organisation wird einen Schlüssel zu diesem Falltresor haben (Fingerabdruck {fingerprint}).</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>Its place in the key file was damaged or empty, and was made anew. If nobody put an older file back, tell your administrator: somebody may have changed the file.</source>
   <translation>Sein Platz in der Schlüsseldatei war beschädigt oder leer und wurde neu angelegt. Wenn niemand eine ältere Datei zurückgelegt hat, sagen Sie es Ihrem Administrator: Jemand könnte die Datei verändert haben.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>The key of IT was put back</source>
   <translation>Der IT-Schlüssel wurde wieder eingesetzt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/it_key.py" />
   <source>Your organisation has decided that its IT can win this vault back when nobody can unlock it any more. Whoever has that key can read every case in it. Each use is written down, and every user is told.</source>
   <translation>Ihre Organisation hat entschieden, dass ihre IT diesen Falltresor zurückgewinnen kann, wenn ihn niemand mehr entsperren kann. Wer diesen Schlüssel hat, kann jeden Fall darin lesen. Jeder Gebrauch wird festgehalten, und jeder Benutzer erfährt davon.</translation>
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
   <location filename="../radonc_desktop/windows/key_label.py" />
   <source>Printed key</source>
   <translation>Gedruckter Schlüssel</translation>
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
   <source>Demonstration with synthetic cases only. Drafts for review by a physician; not for patient care. The models are small and were tuned on invented cases.</source>
   <translation>Vorführung, nur mit synthetischen Fällen. Entwürfe, die ein Arzt prüft; nicht für die Patientenversorgung. Die Modelle sind klein und wurden an erfundenen Fällen trainiert.</translation>
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
   <translation>Ohne Patientennamen, etwa „Lunge links“</translation>
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
   <source>All that a support needs, to read before it is saved; no word of any case</source>
   <translation>Alles, was ein Support braucht, zum Lesen vor dem Speichern; kein Wort aus einem Fall</translation>
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
   <translation>Engine</translation>
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
   <source>Key of IT</source>
   <translation>IT-Schlüssel</translation>
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
   <source>Network</source>
   <translation>Netz</translation>
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
   <source>Report for the support…</source>
   <translation>Bericht für den Support…</translation>
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
   <translation>Modellvorschläge</translation>
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
   <source>Cannot allocate memory</source>
   <translation>nicht genug Arbeitsspeicher</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Connection timed out</source>
   <translation>Zeitüberschreitung der Verbindung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Device or resource busy</source>
   <translation>Gerät oder Datei in Benutzung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Directory not empty</source>
   <translation>Ordner ist nicht leer</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Disk quota exceeded</source>
   <translation>Speicherkontingent überschritten</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>File exists</source>
   <translation>Datei ist schon vorhanden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>File name too long</source>
   <translation>Dateiname zu lang</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>File too large</source>
   <translation>Datei zu groß</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Host is down</source>
   <translation>Rechner nicht erreichbar</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Invalid argument</source>
   <translation>ungültiges Argument</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Is a directory</source>
   <translation>es ist ein Ordner</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>No space left on device</source>
   <translation>kein Platz mehr auf dem Datenträger</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>No such device</source>
   <translation>Gerät nicht vorhanden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>No such file or directory</source>
   <translation>Datei oder Ordner nicht vorhanden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Not a directory</source>
   <translation>es ist kein Ordner</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Operation not permitted</source>
   <translation>Vorgang nicht erlaubt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Permission denied</source>
   <translation>keine Berechtigung</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Read-only file system</source>
   <translation>Datenträger ist schreibgeschützt</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Stale file handle</source>
   <translation>Verbindung zur Datei verloren</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Too many open files</source>
   <translation>zu viele offene Dateien</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/sentences.py" />
   <source>Too many open files in system</source>
   <translation>zu viele offene Dateien im System</translation>
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
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>All that a support needs: versions, the test of this computer, the policy in force, faults. It holds no case and no name of a person. Read it; what stands here is what is saved, and nothing is sent.</source>
   <translation>Alles, was ein Support braucht: Versionen, der Test dieses Computers, die geltende Richtlinie, Fehler. Er enthält keinen Fall und keinen Namen einer Person. Lesen Sie ihn; gespeichert wird, was hier steht, und nichts wird gesendet.</translation>
  </message>
  <message numerus="yes">
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>Found {n} times</source>
   <translation>
    <numerusform>{n}-mal gefunden</numerusform>
    <numerusform>{n}-mal gefunden</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>Save the report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>Search in the report</source>
   <translation>Im Bericht suchen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/support_page.py" />
   <source>The report is saved as {path}.</source>
   <translation>Der Bericht ist als {path} gespeichert.</translation>
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
   <translation>Token nicht gezählt: Das Engine läuft gerade nicht, die nächste Anfrage startet es</translation>
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
   <source>Add a case</source>
   <translation>Einen Fall hinzufügen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>All cases stand here, the newest first; type / to search. Ctrl+I imports several from files.</source>
   <translation>Hier stehen alle Fälle, die neuesten zuerst; mit / suchen Sie. Strg+I importiert mehrere aus Dateien.</translation>
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
   <source>Create and ask</source>
   <translation>Anlegen und fragen</translation>
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
   <source>Ctrl+N shows this form. The title is a label of your own: no name is needed. Paste the consult note into the details.</source>
   <translation>Strg+N zeigt dieses Formular. Der Titel ist Ihre eigene Bezeichnung: Ein Name ist nicht nötig. Fügen Sie den Arztbrief in die Angaben ein.</translation>
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
   <translation>Beenden</translation>
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
   <source>Nothing is stored before you press this. Then the details stand on the left, and Ctrl+Shift+Return asks all three models.</source>
   <translation>Nichts wird gespeichert, bevor Sie hier drücken. Dann stehen die Angaben links, und Strg+Umschalt+Return fragt alle drei Modelle.</translation>
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
   <source>The models</source>
   <translation>Die Modelle</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>They run on this computer; this line says where, or that they are not available.</source>
   <translation>Sie rechnen auf diesem Computer; diese Zeile sagt, wo, oder dass sie nicht verfügbar sind.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>To look around first, open the demo: synthetic cases in a store of their own.</source>
   <translation>Wollen Sie sich erst umsehen, öffnen Sie die Demo: synthetische Fälle in einem eigenen Speicher.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Type / to search in all cases, Ctrl+N to add one. Titles are labels of your own: no name is needed.</source>
   <translation>Mit / suchen Sie in allen Fällen, mit Strg+N legen Sie einen an. Titel sind Ihre eigenen Bezeichnungen: Ein Name ist nicht nötig.</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/tour.py" />
   <source>Your cases</source>
   <translation>Ihre Fälle</translation>
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
   <source>Every page is checked before it opens; with very many cases that takes a while.</source>
   <translation>Vor dem Öffnen wird jede Seite geprüft; bei sehr vielen Fällen dauert das einen Augenblick.</translation>
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
   <translation>Passphrase ändern</translation>
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
   <source>IT can no longer win this vault back. All cases are put under a new key. Backups made until now still open with the old one: make a new one.</source>
   <translation>Die IT kann diesen Falltresor nicht mehr zurückgewinnen. Alle Fälle werden unter einen neuen Schlüssel gelegt. Bisherige Sicherungen öffnen sich weiter mit dem alten: Legen Sie eine neue an.</translation>
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
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Remove the key of IT</source>
   <translation>IT-Schlüssel entfernen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Remove {name}</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/users_page.py" />
   <source>Removing the key of IT and putting all cases under a new key…</source>
   <translation>Der IT-Schlüssel wird entfernt, und alle Fälle werden unter einen neuen Schlüssel gelegt…</translation>
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
   <source>The key of IT is removed, and all cases are under a new key.</source>
   <translation>Der IT-Schlüssel ist entfernt, und alle Fälle liegen unter einem neuen Schlüssel.</translation>
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
   <source>Write this key down now: it will not be shown again. An older one no longer opens.</source>
   <translation>Schreiben Sie diesen Schlüssel jetzt auf: Er wird nicht noch einmal gezeigt. Ein älterer öffnet nicht mehr.</translation>
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
   <source>Fingerprint</source>
   <translation>Fingerabdruck</translation>
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
   <source>IT used its key and gave {name} a temporary passphrase</source>
   <translation>Die IT hat ihren Schlüssel benutzt und {name} eine vorläufige Passphrase gegeben</translation>
  </message>
  <message>
   <location filename="../radonc_desktop/windows/welcome.py" />
   <source>If you forget your passphrase, only a recovery key opens your cases again: 56 letters and digits to write down and keep in a safe place. It is shown once and kept nowhere.</source>
   <translation>Wenn Sie Ihre Passphrase vergessen, öffnet nur ein Wiederherstellungsschlüssel Ihre Fälle wieder: 56 Buchstaben und Ziffern zum Aufschreiben und sicheren Verwahren. Er wird einmal gezeigt und nirgends aufbewahrt.</translation>
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
   <source>Somebody opened this case store with a key on paper or with the key of IT. If you do not know why, ask your administrator; the audit trail holds what was done.</source>
   <translation>Jemand hat diesen Fallspeicher mit einem Schlüssel auf Papier oder mit dem Schlüssel der IT geöffnet. Wenn Sie nicht wissen, warum, fragen Sie Ihren Administrator; das Audit-Protokoll enthält, was getan wurde.</translation>
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
   <source>Write it down now: it is not kept anywhere and will not be shown again.</source>
   <translation>Schreiben Sie ihn jetzt auf: Er wird nirgends aufbewahrt und nicht noch einmal gezeigt.</translation>
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
   <translation> (95‑%‑KI {low}–{high})</translation>
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
