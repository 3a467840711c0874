; The setup program for Windows, for Inno Setup 6. packaging/installers.py passes Name, Version, Publisher, App, Icon,
; License and Output. It installs for the current user, without an administrator.

[Setup]
AppId={{6B0D3C0E-5A0E-4B59-9E0B-3F5C7C1D2A84}
AppName={#Name}
AppVersion={#Version}
AppPublisher={#Publisher}
AppPublisherURL=https://github.com/pyodide-cache/inspector
AppSupportURL=https://github.com/pyodide-cache/inspector/issues
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#License}
OutputDir={#Output}
OutputBaseFilename=pyodide-cache-inspector-{#Version}-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\pyodide-cache-gui.exe
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.OpenHere=Open in {#Name}
de.OpenHere=In {#Name} öffnen
fr.OpenHere=Ouvrir dans {#Name}

; Libraries of an older version must not stay beside the new ones.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#App}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\pyodide-cache-gui.exe"

; "Open in ..." in the menu of a folder. HKA is the user's part of the registry, or the machine's for an administrator.
[Registry]
Root: HKA; Subkey: "Software\Classes\Directory\shell\PyodideCacheInspector"; ValueType: string; ValueData: "{cm:OpenHere}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\PyodideCacheInspector"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\pyodide-cache-gui.exe"
Root: HKA; Subkey: "Software\Classes\Directory\shell\PyodideCacheInspector\command"; ValueType: string; ValueData: """{app}\pyodide-cache-gui.exe"" ""%1"""

[Run]
Filename: "{app}\pyodide-cache-gui.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
